package io.fangpin.matching.events.in;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.matching.RecordResolutions;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.matching.RecordResolved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads resolutions into the archive; which ids were seen need not be kept, the same resolution twice is the same. */
@ApplicationScoped
public class Resolutions {
    private final Consumption consumption;
    private final RecordResolutions recordResolutions;

    @Inject
    Resolutions(Consumption consumption, RecordResolutions recordResolutions) {
        this.consumption = consumption;
        this.recordResolutions = recordResolutions;
    }

    @Incoming("resolutions")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumption.applyOwn("resolutions", batch, this::record);
    }

    private Uni<Void> record(List<EventEnvelope<?>> events) {
        return recordResolutions.record(events.stream()
                .map(EventEnvelope::data)
                .filter(RecordResolved.class::isInstance)
                .map(RecordResolved.class::cast)
                .toList());
    }
}
