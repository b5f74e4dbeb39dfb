package io.fangpin.assistance.events.in;

import io.fangpin.assistance.FollowPayments;
import io.fangpin.kit.consume.Consumption;
import io.fangpin.schemas.EventEnvelope;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Payments of cash measures. */
@ApplicationScoped
class MovementEvents {

    private static final String CONSUMER = "assistance-movements";

    private final Consumption consumption;
    private final FollowPayments followPayments;

    @Inject
    MovementEvents(Consumption consumption, FollowPayments followPayments) {
        this.consumption = consumption;
        this.followPayments = followPayments;
    }

    void register(@Observes StartupEvent start) {
        consumption.register(CONSUMER, this::apply);
    }

    @Incoming("movements")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CONSUMER, batch, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> fresh) {
        return followPayments.follow(tx, fresh);
    }
}
