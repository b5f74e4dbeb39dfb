package io.fangpin.funds.events.in;

import io.fangpin.funds.KeepPayees;
import io.fangpin.kit.consume.Consumption;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A death stops payments to the person the same day. */
@Startup
@ApplicationScoped
public class Deaths {

    static final String CONSUMER = "deaths";

    private final Consumption consumption;
    private final KeepPayees keepPayees;

    @Inject
    public Deaths(Consumption consumption, KeepPayees keepPayees) {
        this.consumption = consumption;
        this.keepPayees = keepPayees;
        consumption.register(CONSUMER, this::handle);
    }

    @Incoming("facts")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CONSUMER, batch, this::handle);
    }

    private Uni<Void> handle(SqlConnection tx, List<EventEnvelope<?>> fresh) {
        return Multi.createFrom()
                .iterable(fresh)
                .onItem()
                .transformToUniAndConcatenate(event -> apply(tx, event.data()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> apply(SqlConnection tx, DomainEvent event) {
        // A death is somebody's: a fact without a person is about a village.
        if (event instanceof FactRecorded fact && fact.kind().equals(FactKind.DEATH) && fact.personId() != null) {
            return keepPayees.died(tx, fact.personId(), fact);
        }
        if (event instanceof FactWithdrawn fact && fact.kind().equals(FactKind.DEATH) && fact.personId() != null) {
            return keepPayees.deathWithdrawn(tx, fact.personId(), fact);
        }
        return Uni.createFrom().voidItem();
    }
}
