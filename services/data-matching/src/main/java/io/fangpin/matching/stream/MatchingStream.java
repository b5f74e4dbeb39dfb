package io.fangpin.matching.stream;

import io.fangpin.kit.platform.Cause;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Runs the matching topology; started by the service when the person index is complete. At least once: what is said about
 * a record has the same event id each time, so whoever hears it twice applies it once, and no transaction is paid for
 * (ADR 13).
 */
@ApplicationScoped
public class MatchingStream {
    private static final int MOST_THREADS = 2;
    private static final int LINGER_MILLIS = 20;
    private static final int FETCH_MIN_BYTES = 64 * 1024;
    private static final int PRODUCER_BATCH_BYTES = 256 * 1024;
    private static final long PRODUCER_BUFFER_BYTES = 16L * 1024 * 1024;

    private final Properties settings = new Properties();
    private final Supplier<PersonMatcher> matchers;
    private final DatasetContracts contracts;
    private final Clock clock;
    private final String source;
    private final MeterRegistry meters;
    private volatile @Nullable KafkaStreams streams;

    @Inject
    MatchingStream(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            @ConfigProperty(name = "fangpin.state-dir") Path stateDir,
            @ConfigProperty(name = "fangpin.matching.commit-interval-millis") int commitIntervalMillis,
            @ConfigProperty(name = "fangpin.event-source") String source,
            Instance<PersonMatcher> matchers,
            DatasetContracts contracts,
            Clock clock,
            MeterRegistry meters) {
        this.matchers = matchers::get;
        this.contracts = contracts;
        this.clock = clock;
        this.source = source;
        this.meters = meters;
        settings.putAll(connection);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "data-matching-stream");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.resolve("streams").toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitIntervalMillis);
        settings.put(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // Full batches: each costs the broker, the network and the compressor far more than the records in it.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), PRODUCER_BATCH_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), PRODUCER_BUFFER_BYTES);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // Kafka Streams stays in its group when it stops: after a restart the partitions would lie idle for 45 s.
        settings.put(StreamsConfig.consumerPrefix("internal.leave.group.on.close"), true);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 20_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), FETCH_MIN_BYTES);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), LINGER_MILLIS);
    }

    public synchronized void start() {
        KafkaStreams started = new KafkaStreams(MatchingTopology.of(matchers, contracts, clock, source), settings);
        started.setUncaughtExceptionHandler(fault -> {
            Log.errorf("A matching thread failed and is replaced: %s", Cause.of(fault));
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        new KafkaStreamsMetrics(started).bindTo(meters);
        streams = started;
        started.start();
    }

    /** State of the topology; CREATED before it starts. */
    public KafkaStreams.State state() {
        KafkaStreams running = streams;
        return running == null ? KafkaStreams.State.CREATED : running.state();
    }

    @PreDestroy
    synchronized void stop() {
        KafkaStreams running = streams;
        if (running != null) {
            running.close(Duration.ofSeconds(10));
        }
    }
}
