package io.fangpin.matching.events.in;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.kit.platform.Transience;
import io.fangpin.matching.RecordResolutions;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.RecordsResolved;
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
        return recordEach(events.stream()
                .flatMap(event -> resolved(event.data()).stream())
                .toList());
    }

    /** One that cannot be kept is told of by a failure, after all others are kept. */
    private Uni<Void> recordEach(List<RecordResolved> resolved) {
        return recordResolutions
                .record(resolved)
                .onFailure(failure -> resolved.size() > 1 && !Transience.passes(failure))
                .recoverWithUni(() -> inHalves(resolved));
    }

    private Uni<Void> inHalves(List<RecordResolved> resolved) {
        List<RecordResolved> first = resolved.subList(0, resolved.size() / 2);
        List<RecordResolved> second = resolved.subList(first.size(), resolved.size());
        return recordEach(first).onItemOrFailure().transformToUni((done, failure) -> {
            if (failure == null) {
                return recordEach(second);
            }
            Uni<Void> failed = Uni.createFrom().failure(failure);
            return Transience.passes(failure) ? failed : recordEach(second).chain(() -> failed);
        });
    }

    /** One by one is how versions before told of them. */
    private static List<RecordResolved> resolved(DomainEvent event) {
        return switch (event) {
            case RecordsResolved together -> together.each();
            case RecordResolved one -> List.of(one);
            default -> List.of();
        };
    }
}
