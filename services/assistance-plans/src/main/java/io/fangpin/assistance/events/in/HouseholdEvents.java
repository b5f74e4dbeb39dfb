package io.fangpin.assistance.events.in;

import io.fangpin.assistance.FollowHouseholds;
import io.fangpin.kit.consume.Consumption;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Household snapshots. */
@ApplicationScoped
class HouseholdEvents {

    private static final String CONSUMER = "assistance-households";

    private final Consumption consumption;
    private final FollowHouseholds followHouseholds;

    @Inject
    HouseholdEvents(Consumption consumption, FollowHouseholds followHouseholds) {
        this.consumption = consumption;
        this.followHouseholds = followHouseholds;
    }

    void register(@Observes StartupEvent start) {
        consumption.register(CONSUMER, this::apply);
    }

    @Incoming("households")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CONSUMER, batch, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> fresh) {
        return followHouseholds.follow(
                tx,
                fresh.stream()
                        .map(EventEnvelope::data)
                        .filter(HouseholdSnapshot.class::isInstance)
                        .map(HouseholdSnapshot.class::cast)
                        .toList());
    }
}
