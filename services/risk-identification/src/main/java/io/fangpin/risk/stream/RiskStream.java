package io.fangpin.risk.stream;

import static java.util.Objects.requireNonNull;

import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.PolicyReader;
import io.fangpin.risk.policy.PublishingPolicy;
import io.fangpin.schemas.Topics;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Runs the topology from the moment the policy is known until the service stops. */
@ApplicationScoped
public class RiskStream {
    /** After the kit has created the topics (500), before the channels start (1000). */
    private static final int BEFORE_CHANNELS = 600;

    /** Each thread commits a transaction of its own: on few cores a second one only doubles their number (ADR 13). */
    private static final int CORES_A_THREAD = 2;

    private static final int BATCH_BYTES = 128 * 1024;

    private final Map<String, Object> connection;
    private final KafkaClients clients;
    private final PublishingPolicy publishing;
    private final PolicyReader reader;
    private final Assessing assessing;
    private final String stateDir;
    private final int threads;
    private final long storeMemory;
    private final Duration keep;
    private volatile @Nullable KafkaStreams streams;

    @Inject
    public RiskStream(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            KafkaClients clients,
            PublishingPolicy publishing,
            PolicyReader reader,
            PolicyInForce inForce,
            FactShapes shapes,
            Clock clock,
            @ConfigProperty(name = "fangpin.event-source") String source,
            @ConfigProperty(name = "fangpin.risk.state-dir") String stateDir,
            @ConfigProperty(name = "fangpin.risk.stream-threads") OptionalInt threads,
            @ConfigProperty(name = "fangpin.risk.store-memory") MemorySize storeMemory,
            @ConfigProperty(name = "fangpin.topics.keep") Duration keep) {
        this.connection = Map.copyOf(connection);
        this.clients = clients;
        this.publishing = publishing;
        this.reader = reader;
        this.assessing = new Assessing(inForce, shapes, clock, source);
        this.stateDir = stateDir;
        this.threads = threads.orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / CORES_A_THREAD));
        this.storeMemory = storeMemory.asLongValue();
        this.keep = keep;
    }

    void start(@Observes @Priority(BEFORE_CHANNELS) StartupEvent starting) throws InterruptedException {
        createValuesTopic();
        requireOnePartitioning();
        publishing.shipped().await().atMost(Duration.ofMinutes(2));
        reader.start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        KafkaStreams running = streams;
        if (running != null) {
            running.close(Duration.ofSeconds(15));
        }
    }

    public boolean running() {
        KafkaStreams current = streams;
        return current != null && current.state().isRunningOrRebalancing();
    }

    public boolean failed() {
        KafkaStreams current = streams;
        return current != null
                && (current.state() == KafkaStreams.State.ERROR || current.state() == KafkaStreams.State.PENDING_ERROR);
    }

    public Assessing assessing() {
        return assessing;
    }

    /** The profile of a household, from the state of this replica; throws while the state is being moved or restored. */
    public Optional<Profile> profile(String householdId) {
        KafkaStreams current = streams;
        if (current == null) {
            throw new InvalidStateStoreException("not started");
        }
        return Optional.ofNullable(current.store(StoreQueryParameters.fromNameAndType(
                        RiskTopology.PROFILES, QueryableStoreTypes.<String, Profile>keyValueStore()))
                .get(householdId));
    }

    /** The profiles that this replica holds; throws while the stream has not started. */
    LocalProfiles profiles() {
        return new LocalProfiles(stores());
    }

    LocalStores stores() {
        KafkaStreams current = streams;
        if (current == null) {
            throw new InvalidStateStoreException("not started");
        }
        return new LocalStores(current);
    }

    private synchronized void run() {
        KafkaStreams created = new KafkaStreams(RiskTopology.build(assessing), settings());
        created.setUncaughtExceptionHandler(failure -> {
            Log.errorf("Stream thread failed, replaced: %s", failure.getClass().getName());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        new KafkaStreamsMetrics(created).bindTo(Metrics.globalRegistry);
        created.start();
        streams = created;
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(connection);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "risk-identification");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // At most; an alert asks for a commit at once. Each is a transaction over a dozen partitions (ADR 13).
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        // A pass over the profiles goes on between two polls, and a poll waits this long when nothing comes.
        settings.put(StreamsConfig.POLL_MS_CONFIG, SweepPace.EVERY.toMillis());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        settings.put(StoreMemory.BYTES, storeMemory);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // Kafka Streams stays in its group when it stops: after a restart the partitions would lie idle for 45 s.
        settings.put(StreamsConfig.consumerPrefix("internal.leave.group.on.close"), true);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 20_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // As in KafkaClients: a new partition's first request must not be overtaken (KAFKA-15591).
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        // Nobody sees what is sent before the commit, and the commit waits for nothing that lingers.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
        // A profile has some ten kilobytes: in batches of the usual size each would be a request of its own.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        // The thread stands still while it asks again whether the broker has ended the transaction before.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
        return settings;
    }

    /** With as many partitions as the alerts have, kept as long. */
    private void createValuesTopic() throws InterruptedException {
        try (Admin admin = clients.admin()) {
            int partitions = requireNonNull(admin.describeTopics(List.of(Topics.ALERTS))
                            .allTopicNames()
                            .get()
                            .get(Topics.ALERTS))
                    .partitions()
                    .size();
            for (String name : List.of(RiskTopology.ALERT_VALUES, Topics.deadLetter(RiskTopology.ALERT_VALUES))) {
                create(
                        admin,
                        new NewTopic(name, Optional.of(partitions), Optional.empty())
                                .configs(Map.of("retention.ms", Long.toString(keep.toMillis()))));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topics cannot be created", e.getCause());
        }
    }

    /** A household's events must lie in one partition number of all topics, or the stream would see half a household. */
    private void requireOnePartitioning() throws InterruptedException {
        try (Admin admin = clients.admin()) {
            Map<String, Integer> partitions = new TreeMap<>();
            admin.describeTopics(List.of(Topics.HOUSEHOLDS, Topics.FACTS, Topics.CASES))
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) ->
                            partitions.put(name, topic.partitions().size()));
            if (Set.copyOf(partitions.values()).size() > 1) {
                throw new IllegalStateException("Topics need the same number of partitions: " + partitions);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topics cannot be described", e.getCause());
        }
    }

    private static void create(Admin admin, NewTopic topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
