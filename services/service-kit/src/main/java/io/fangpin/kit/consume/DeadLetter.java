package io.fangpin.kit.consume;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.schemas.Topics;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record that cannot be processed, for {@code <topic>.dead-letter}: byte for byte, with headers that say why. */
public final class DeadLetter {
    static final String CAUSE = "dead_letter_cause";
    static final String CONSUMER = "dead_letter_consumer";
    static final String TOPIC = "dead_letter_topic";
    static final String PARTITION = "dead_letter_partition";
    static final String OFFSET = "dead_letter_offset";
    static final String AT = "dead_letter_at";
    static final List<String> HEADERS = List.of(CAUSE, CONSUMER, TOPIC, PARTITION, OFFSET, AT);

    private DeadLetter() {}

    /** Logs and counts it, and makes the letter that is to be sent. */
    public static ProducerRecord<String, byte[]> of(
            String consumer, ConsumerRecord<String, byte[]> dead, String cause, Instant at) {
        Log.warnf(
                "Dead letter from %s-%d@%d for %s: %s", dead.topic(), dead.partition(), dead.offset(), consumer, cause);
        Metrics.counter("fangpin.dead.letters", "consumer", consumer, "topic", dead.topic())
                .increment();
        var letter =
                new ProducerRecord<>(Topics.deadLetter(dead.topic()), null, dead.key(), dead.value(), dead.headers());
        CloudEvents.put(letter.headers(), CAUSE, cause);
        CloudEvents.put(letter.headers(), CONSUMER, consumer);
        CloudEvents.put(letter.headers(), TOPIC, dead.topic());
        CloudEvents.put(letter.headers(), PARTITION, Integer.toString(dead.partition()));
        CloudEvents.put(letter.headers(), OFFSET, Long.toString(dead.offset()));
        CloudEvents.put(letter.headers(), AT, at.toString());
        return letter;
    }
}
