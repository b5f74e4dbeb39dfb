package io.fangpin.registry.events.in;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.registry.RecordDeaths;
import io.fangpin.registry.RecordDeaths.Said;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears facts; only deaths concern the register. */
@ApplicationScoped
public class FactsConsumer {

    private static final String CHANNEL = "facts";

    private final Consumption consumption;
    private final RecordDeaths recordDeaths;

    @Inject
    public FactsConsumer(Consumption consumption, RecordDeaths recordDeaths) {
        this.consumption = consumption;
        this.recordDeaths = recordDeaths;
    }

    void start(@Observes StartupEvent started) {
        consumption.register(CHANNEL, this::apply);
    }

    @Incoming(CHANNEL)
    public Uni<Void> hear(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CHANNEL, batch, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> events) {
        List<Said> deaths = events.stream().flatMap(FactsConsumer::death).toList();
        return deaths.isEmpty() ? Uni.createFrom().voidItem() : recordDeaths.apply(tx, deaths);
    }

    private static Stream<Said> death(EventEnvelope<?> event) {
        if (event.data() instanceof FactRecorded fact
                && fact.kind().equals(FactKind.DEATH)
                && fact.personId() != null) {
            LocalDate diedOn = LocalDate.parse(String.valueOf(fact.values().get("death_date")));
            return Stream.of(
                    new Said(event.id(), fact.factId(), fact.version(), fact.householdId(), fact.personId(), diedOn));
        }
        if (event.data() instanceof FactWithdrawn fact
                && fact.kind().equals(FactKind.DEATH)
                && fact.personId() != null) {
            return Stream.of(
                    new Said(event.id(), fact.factId(), fact.version(), fact.householdId(), fact.personId(), null));
        }
        return Stream.empty();
    }
}
