package io.fangpin.assistance.events.in;

import io.fangpin.assistance.JoinAlerts;
import io.fangpin.assistance.JoinAlerts.Said;
import io.fangpin.kit.consume.Consumption;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Alerts raised, revised and cleared. */
@ApplicationScoped
class AlertEvents {

    private static final String CONSUMER = "assistance-alerts";

    private final Consumption consumption;
    private final JoinAlerts joinAlerts;

    @Inject
    AlertEvents(Consumption consumption, JoinAlerts joinAlerts) {
        this.consumption = consumption;
        this.joinAlerts = joinAlerts;
    }

    void register(@Observes StartupEvent start) {
        consumption.register(CONSUMER, this::apply);
    }

    @Incoming("alerts")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CONSUMER, batch, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> fresh) {
        List<Said> said = fresh.stream().flatMap(AlertEvents::said).toList();
        return said.isEmpty() ? Uni.createFrom().voidItem() : joinAlerts.join(tx, said);
    }

    private static Stream<Said> said(EventEnvelope<?> event) {
        return switch (event.data()) {
            case AlertRaised raised -> Stream.of(new Said(raised.alert(), false, raised.at(), null, null));
            case AlertRevised revised -> Stream.of(new Said(revised.alert(), false, revised.at(), null, null));
            case AlertCleared cleared ->
                Stream.of(new Said(cleared.alert(), true, cleared.at(), cleared.reasonZh(), cleared.reasonEn()));
            default -> Stream.of();
        };
    }
}
