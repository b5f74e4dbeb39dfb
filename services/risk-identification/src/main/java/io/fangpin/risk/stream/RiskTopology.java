package io.fangpin.risk.stream;

import io.fangpin.schemas.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Households, facts and cases, keyed by household, into one processor; alerts and dead letters out of it. */
public final class RiskTopology {
    /** Alerts whose values changed too little to tell others; the read model shows them. */
    public static final String ALERT_VALUES = "fangpin.risk.alert-values";

    public static final String PROFILES = "profiles";

    /** Every version of what became known of a household, for back-tests. */
    public static final String HISTORY = "history";

    static final String TO_ALERTS = "alerts";
    static final String TO_VALUES = "alert-values";
    static final String TO_DEAD_LETTERS = "dead-letters";
    private static final String PROCESSOR = "profile";

    private RiskTopology() {}

    public static Topology build(Assessing assessing) {
        return build(assessing, new SweepPace(System::nanoTime));
    }

    static Topology build(Assessing assessing, SweepPace pace) {
        CommitPace commits = new CommitPace();
        StringDeserializer keys = new StringDeserializer();
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        StringSerializer key = new StringSerializer();
        ByteArraySerializer value = new ByteArraySerializer();
        return new Topology()
                .addSource("households", keys, bytes, Topics.HOUSEHOLDS)
                .addSource("facts", keys, bytes, Topics.FACTS)
                .addSource("cases", keys, bytes, Topics.CASES)
                .addProcessor(
                        PROCESSOR,
                        () -> new HouseholdProcessor(assessing, pace, commits),
                        "households",
                        "facts",
                        "cases")
                .addStateStore(store(PROFILES, StateSerdes.profile()), PROCESSOR)
                .addStateStore(store(HISTORY, StateSerdes.known()), PROCESSOR)
                .addSink(TO_ALERTS, Topics.ALERTS, key, value, PROCESSOR)
                .addSink(TO_VALUES, ALERT_VALUES, key, value, PROCESSOR)
                .addSink(TO_DEAD_LETTERS, (k, v, context) -> Topics.deadLetter(context.topic()), key, value, PROCESSOR);
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Serde<T> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingDisabled();
    }
}
