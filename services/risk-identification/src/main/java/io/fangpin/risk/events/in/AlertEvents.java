package io.fangpin.risk.events.in;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.risk.alerts.KeepingAlerts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears alerts and quiet changes of their values. */
@ApplicationScoped
public class AlertEvents {
    private final Consumption consumption;
    private final KeepingAlerts keeping;

    @Inject
    public AlertEvents(Consumption consumption, KeepingAlerts keeping) {
        this.consumption = consumption;
        this.keeping = keeping;
    }

    @Incoming("alerts")
    public Uni<Void> alerts(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply("alerts", batch, keeping::tell);
    }

    @Incoming("alert-values")
    public Uni<Void> values(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply("alert-values", batch, keeping::keep);
    }
}
