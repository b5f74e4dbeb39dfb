package io.fangpin.dashboard.events.in;

import io.fangpin.dashboard.KeepReadModels;
import io.fangpin.kit.consume.Consumption;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads every topic into the read models. */
@Startup
@ApplicationScoped
public class Everything {

    static final String CONSUMER = "everything";

    private final Consumption consumption;
    private final KeepReadModels keepReadModels;

    @Inject
    public Everything(Consumption consumption, KeepReadModels keepReadModels) {
        this.consumption = consumption;
        this.keepReadModels = keepReadModels;
        consumption.register(CONSUMER, keepReadModels::apply);
    }

    @Incoming("everything")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CONSUMER, batch, keepReadModels::apply);
    }
}
