package io.fangpin.assistance.events.in;

import io.fangpin.assistance.AlertSaid;
import io.fangpin.assistance.JoinAlerts;
import io.fangpin.assistance.JoinVillageTasks;
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
    private final JoinVillageTasks joinVillageTasks;

    @Inject
    AlertEvents(Consumption consumption, JoinAlerts joinAlerts, JoinVillageTasks joinVillageTasks) {
        this.consumption = consumption;
        this.joinAlerts = joinAlerts;
        this.joinVillageTasks = joinVillageTasks;
    }

    void register(@Observes StartupEvent start) {
        consumption.register(CONSUMER, this::apply);
    }

    @Incoming("alerts")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CONSUMER, batch, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> fresh) {
        List<AlertSaid> said = fresh.stream().flatMap(AlertEvents::said).toList();
        return said.isEmpty()
                ? Uni.createFrom().voidItem()
                : joinAlerts.join(tx, said).chain(() -> joinVillageTasks.join(tx, said));
    }

    private static Stream<AlertSaid> said(EventEnvelope<?> event) {
        return switch (event.data()) {
            case AlertRaised raised -> Stream.of(new AlertSaid(raised.alert(), false, raised.at(), null, null));
            case AlertRevised revised -> Stream.of(new AlertSaid(revised.alert(), false, revised.at(), null, null));
            case AlertCleared cleared ->
                Stream.of(new AlertSaid(cleared.alert(), true, cleared.at(), cleared.reasonZh(), cleared.reasonEn()));
            default -> Stream.of();
        };
    }
}
