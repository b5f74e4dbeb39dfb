package io.fangpin.matching.stream;

import io.fangpin.kit.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** A loop with the Kafka clients and meters that were opened for it. */
record OpenLoop(
        MatchingLoop loop,
        KafkaConsumer<String, byte[]> consumer,
        KafkaProducer<String, byte[]> producer,
        KafkaClientMetrics consumed,
        KafkaClientMetrics produced)
        implements AutoCloseable {
    /** Of the Kafka Streams application that matched before; its committed offsets go on. */
    private static final String GROUP = "data-matching-stream";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Records of Kafka, each of up to 200 rows of a large file: deciding so many takes some 50 ms. */
    static final int MOST_AT_ONCE = 20;

    private static final int LINGER_MILLIS = 10;

    /** Full batches: each costs the broker, the network and the compressor far more than the records in it. */
    private static final Map<String, ?> PRODUCING = Map.of(
            ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
            ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024,
            ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);

    private static final Map<String, ?> CONSUMING = Map.of(
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            CooperativeStickyAssignor.class.getName(),
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            20_000,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            MOST_AT_ONCE);

    static OpenLoop of(
            String name,
            KafkaClients clients,
            MatchRecords matching,
            Clock clock,
            Duration commitInterval,
            MeterRegistry meters) {
        var producer = clients.producer(name, PRODUCING);
        var consumer = clients.consumer(GROUP, CONSUMING);
        var loop = new MatchingLoop(consumer, producer, matching, clock, commitInterval);
        var consumed = new KafkaClientMetrics(consumer);
        var produced = new KafkaClientMetrics(producer);
        consumed.bindTo(meters);
        produced.bindTo(meters);
        return new OpenLoop(loop, consumer, producer, consumed, produced);
    }

    /** Leaves the group first: what is committed on the way out must have been acknowledged. */
    @Override
    public void close() {
        consumed.close();
        produced.close();
        try {
            consumer.close(CloseOptions.timeout(PATIENCE));
        } finally {
            producer.close(PATIENCE);
        }
    }
}
