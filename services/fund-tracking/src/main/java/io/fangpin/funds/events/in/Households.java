package io.fangpin.funds.events.in;

import io.fangpin.funds.KeepPayees;
import io.fangpin.kit.consume.Consumption;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the local copy of payees up to date. */
@Startup
@ApplicationScoped
public class Households {

    static final String CONSUMER = "households";

    private final Consumption consumption;
    private final KeepPayees keepPayees;

    @Inject
    public Households(Consumption consumption, KeepPayees keepPayees) {
        this.consumption = consumption;
        this.keepPayees = keepPayees;
        consumption.register(CONSUMER, this::handle);
    }

    @Incoming("households")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CONSUMER, batch, this::handle);
    }

    private Uni<Void> handle(SqlConnection tx, List<EventEnvelope<?>> fresh) {
        return keepPayees.households(
                tx,
                fresh.stream()
                        .map(EventEnvelope::data)
                        .filter(HouseholdSnapshot.class::isInstance)
                        .map(HouseholdSnapshot.class::cast)
                        .toList());
    }
}
