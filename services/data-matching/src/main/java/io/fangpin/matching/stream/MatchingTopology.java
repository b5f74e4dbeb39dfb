package io.fangpin.matching.stream;

import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.contracts.DatasetContracts;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/** Feed records in, facts and resolutions out; bytes at the edges, so that nothing malformed can stop it. */
final class MatchingTopology {
    static final String FACTS = "facts";
    static final String RESOLUTIONS = "resolutions";
    static final String DEAD_LETTERS = "dead-letters";
    private static final String RECORDS = "records";
    private static final String MATCH = "match";

    private MatchingTopology() {}

    static Topology of(Supplier<PersonMatcher> matchers, DatasetContracts contracts, Clock clock, String source) {
        Topology topology = new Topology();
        topology.addSource(RECORDS, new StringDeserializer(), new ByteArrayDeserializer(), Topics.FEED_RECORDS);
        topology.addProcessor(MATCH, () -> new MatchRecords(matchers.get(), contracts, clock, source), RECORDS);
        sink(topology, FACTS, Topics.FACTS);
        sink(topology, RESOLUTIONS, Topics.RESOLUTIONS);
        sink(topology, DEAD_LETTERS, Topics.deadLetter(Topics.FEED_RECORDS));
        return topology;
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), MATCH);
    }
}
