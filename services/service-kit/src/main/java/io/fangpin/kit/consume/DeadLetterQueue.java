package io.fangpin.kit.consume;

import io.fangpin.kit.kafka.EventPublisher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Publishes {@link DeadLetter}s. */
@ApplicationScoped
class DeadLetterQueue {
    private final EventPublisher publisher;
    private final Clock clock;

    @Inject
    DeadLetterQueue(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** A record and why it is dead. */
    record Dead(ConsumerRecord<String, byte[]> record, String cause) {}

    Uni<Void> bury(String consumer, List<Dead> dead) {
        return publisher.publish(dead.stream()
                .map(one -> DeadLetter.of(consumer, one.record, one.cause, clock.instant()))
                .toList());
    }
}
