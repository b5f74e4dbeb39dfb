package io.fangpin.risk.stream;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.Known;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.schemas.risk.RulePackPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The processor on a RocksDB of its own, with the shipped policy; what it says is thrown away. Kafka Streams' test driver
 * would flush the store after each record.
 */
public final class RiskDriver implements AutoCloseable {
    /** A pass is over at once: its time stands still. */
    static final SweepPace UNHURRIED = new SweepPace(() -> 0);

    private static final int KEPT = 1_000;

    private final MockProcessorContext<String, byte[]> context;
    private final KeyValueStore<String, Profile> profiles;
    private final KeyValueStore<String, Known> history;
    private final PolicyInForce policy = new PolicyInForce(new RulePackCompiler(Fixtures.SHAPES));
    private final HouseholdProcessor processor;
    private int heard;

    public RiskDriver(Clock clock) {
        publish();
        Properties settings = new Properties();
        settings.put("application.id", "bench");
        settings.put("bootstrap.servers", "none:1");
        Path directory = directory();
        context = new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile());
        context.setCurrentSystemTimeMs(clock.millis());
        profiles = store(RiskTopology.PROFILES, StateSerdes.profile());
        history = store(RiskTopology.HISTORY, StateSerdes.known());
        processor = new HouseholdProcessor(
                new Assessing(policy, Fixtures.SHAPES, clock, "/bench"), UNHURRIED, new CommitPace());
        processor.init(context);
    }

    /** The shipped policy comes into force once more: every profile must be looked at again. */
    public void publish() {
        policy.put(new RulePackPublished(
                "000000000000",
                "national-core",
                "1",
                ShippedPolicy.packYaml(),
                "c",
                Fixtures.SHIPPED_NUMBERS,
                "bench",
                Fixtures.NOW));
    }

    /** The pass over all profiles that is due, as the stream's clock brings it about. */
    public void pass() {
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(0);
        context.resetForwards();
    }

    private <T> KeyValueStore<String, T> store(String name, Serde<T> values) {
        KeyValueStore<String, T> store = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    public void hear(ProducerRecord<String, byte[]> record) {
        context.setRecordMetadata(record.topic(), 0, heard);
        processor.process(new Record<>(record.key(), record.value(), 0, record.headers()));
        if (++heard % KEPT == 0) {
            context.resetForwards();
        }
    }

    @Override
    public void close() {
        profiles.close();
        history.close();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("risk-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
