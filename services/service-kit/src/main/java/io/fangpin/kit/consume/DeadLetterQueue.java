package io.fangpin.kit.consume;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.kafka.EventPublisher;
import io.fangpin.schemas.Topics;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts what cannot be processed on {@code <topic>.dead-letter}, byte for byte, with headers that say why. */
@ApplicationScoped
class DeadLetterQueue {
    static final String CAUSE = "dead_letter_cause";
    static final String CONSUMER = "dead_letter_consumer";
    static final String TOPIC = "dead_letter_topic";
    static final String PARTITION = "dead_letter_partition";
    static final String OFFSET = "dead_letter_offset";
    static final String AT = "dead_letter_at";
    static final List<String> HEADERS = List.of(CAUSE, CONSUMER, TOPIC, PARTITION, OFFSET, AT);

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
        for (Dead one : dead) {
            Log.warnf(
                    "Dead letter from %s-%d@%d for %s: %s",
                    one.record.topic(), one.record.partition(), one.record.offset(), consumer, one.cause);
            Metrics.counter("fangpin.dead.letters", "consumer", consumer, "topic", one.record.topic())
                    .increment();
        }
        return publisher.publish(dead.stream().map(one -> letter(consumer, one)).toList());
    }

    private ProducerRecord<String, byte[]> letter(String consumer, Dead dead) {
        ConsumerRecord<String, byte[]> in = dead.record;
        var letter = new ProducerRecord<>(Topics.deadLetter(in.topic()), null, in.key(), in.value(), in.headers());
        CloudEvents.put(letter.headers(), CAUSE, dead.cause);
        CloudEvents.put(letter.headers(), CONSUMER, consumer);
        CloudEvents.put(letter.headers(), TOPIC, in.topic());
        CloudEvents.put(letter.headers(), PARTITION, Integer.toString(in.partition()));
        CloudEvents.put(letter.headers(), OFFSET, Long.toString(in.offset()));
        CloudEvents.put(letter.headers(), AT, clock.instant().toString());
        return letter;
    }
}
