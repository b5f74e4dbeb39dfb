package io.fangpin.risk.events.in;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.risk.alerts.FollowingCases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what becomes of alerts in cases. */
@ApplicationScoped
public class CaseEvents {
    private final Consumption consumption;
    private final FollowingCases following;

    @Inject
    public CaseEvents(Consumption consumption, FollowingCases following) {
        this.consumption = consumption;
        this.following = following;
    }

    @Incoming("cases")
    public Uni<Void> cases(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply("cases", batch, following::apply);
    }
}
