package io.fangpin.registry.events.in;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.registry.RecordMonitoring;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears cases; only a changed monitored status concerns the register. */
@ApplicationScoped
public class CasesConsumer {

    private static final String CHANNEL = "cases";

    private final Consumption consumption;
    private final RecordMonitoring recordMonitoring;

    @Inject
    public CasesConsumer(Consumption consumption, RecordMonitoring recordMonitoring) {
        this.consumption = consumption;
        this.recordMonitoring = recordMonitoring;
    }

    void start(@Observes StartupEvent started) {
        consumption.register(CHANNEL, this::apply);
    }

    @Incoming(CHANNEL)
    public Uni<Void> hear(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CHANNEL, batch, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> events) {
        List<EventEnvelope<MonitoredStatusChanged>> decisions = new ArrayList<>();
        for (EventEnvelope<?> event : events) {
            if (event.data() instanceof MonitoredStatusChanged decision) {
                decisions.add(new EventEnvelope<>(
                        event.id(), event.type(), event.source(), event.subject(), event.time(), decision));
            }
        }
        return decisions.isEmpty() ? Uni.createFrom().voidItem() : recordMonitoring.apply(tx, decisions);
    }
}
