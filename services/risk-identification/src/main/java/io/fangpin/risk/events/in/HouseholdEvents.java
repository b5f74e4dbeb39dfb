package io.fangpin.risk.events.in;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.risk.alerts.FollowingHouseholds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what the register says of households, for what is kept in PostgreSQL; the stream hears it by itself. */
@ApplicationScoped
public class HouseholdEvents {
    private final Consumption consumption;
    private final FollowingHouseholds following;

    @Inject
    public HouseholdEvents(Consumption consumption, FollowingHouseholds following) {
        this.consumption = consumption;
        this.following = following;
    }

    @Incoming("households")
    public Uni<Void> households(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply("households", batch, following::apply);
    }
}
