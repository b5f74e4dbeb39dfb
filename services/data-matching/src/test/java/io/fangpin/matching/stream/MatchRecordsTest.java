package io.fangpin.matching.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.matching.Someone;
import io.fangpin.matching.domain.ParametersInForce;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.matching.domain.Rulings;
import io.fangpin.matching.stream.MatchRecords.Now;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.RecordResolved.Outcome;
import io.fangpin.schemas.matching.RecordsResolved;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The answers to one poll: a fact for each record that is somebody's, and what became of all of them together. */
class MatchRecordsTest {
    private static final String KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=";
    private static final Instant NOW = Instant.parse("2026-03-05T04:00:00Z");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final FieldCipher cipher = new FieldCipher(Map.of("test", KEY), "test", KEY);
    private final PersonIndex index = new PersonIndex(cipher::open);
    private final Someone person = Someone.anyPerson("关云长");
    private final List<ConsumerRecord<String, byte[]>> polled = new ArrayList<>();

    private MatchRecords matching() {
        index.put(Someone.household("h", 1, cipher, person), 1);
        PersonMatcher matcher = new PersonMatcher(
                index,
                new Rulings(),
                new ParametersInForce(LinkageParameters.residents()),
                new PersonMatcher.Secrets(cipher::open, cipher::hash));
        return new MatchRecords(matcher, DatasetContracts.load(), "/test");
    }

    private FeedRecordReceived death(String recordId, String batchId, String version, Someone of) {
        return new FeedRecordReceived(
                recordId,
                batchId,
                2,
                "deaths",
                "2026-03",
                version,
                Operation.UPSERT,
                "key " + recordId,
                cipher.hash(of.idNo()),
                cipher.seal(of.idNo()),
                null,
                of.name(),
                of.birthDate(),
                null,
                Map.of("death_date", "2026-02-11"),
                true,
                NOW);
    }

    private void poll(int partition, DomainEvent record, @Nullable String trace) {
        var sent = CloudEvents.toRecord(EventEnvelope.of("event " + polled.size(), "/test", NOW, record));
        CloudEvents.trace(sent.headers(), trace);
        var in = new ConsumerRecord<>(
                Topics.FEED_RECORDS,
                partition,
                polled.size(),
                NOW.toEpochMilli(),
                TimestampType.CREATE_TIME,
                sent.key().length(),
                sent.value().length,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
        polled.add(in);
    }

    private static FeedRecordsReceived together(String batchId, FeedRecordReceived... records) {
        return new FeedRecordsReceived(batchId, 0, List.of(records));
    }

    private static FeedRecordReceived withDataset(FeedRecordReceived record, String dataset) {
        return new FeedRecordReceived(
                record.recordId(),
                record.batchId(),
                record.rowNo(),
                dataset,
                record.period(),
                record.recordVersion(),
                record.operation(),
                record.naturalKeyHash(),
                record.idNoHash(),
                record.idNoSealed(),
                record.idNoProblem(),
                record.name(),
                record.birthDate(),
                record.divisionCode(),
                record.values(),
                record.synthetic(),
                record.receivedAt());
    }

    private List<ProducerRecord<String, byte[]>> said() {
        List<ProducerRecord<String, byte[]>> said = new ArrayList<>();
        matching().answer(polled, Now.of(NOW), said::add);
        return said;
    }

    private List<EventEnvelope<?>> answers() {
        return said().stream()
                .map(record -> {
                    var heard = new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
                    record.headers().forEach(heard.headers()::add);
                    return EventReader.read(heard);
                })
                .<EventEnvelope<?>>map(read -> ((Read) read).event())
                .toList();
    }

    private static List<RecordsResolved> together(List<EventEnvelope<?>> answers) {
        return answers.stream()
                .map(EventEnvelope::data)
                .filter(RecordsResolved.class::isInstance)
                .map(RecordsResolved.class::cast)
                .toList();
    }

    @Test
    void recordsOfOneBatchAndPartitionAreToldTogetherInOrder() {
        Someone stranger = Someone.anyPerson("外乡人");
        poll(0, death("a:2", "a", "1", person), null);
        poll(0, death("a:3", "a", "1", stranger), null);
        poll(1, death("a:4", "a", "1", person), null);
        poll(0, death("b:2", "b", "1", person), null);
        poll(0, death("a:2", "a", "2", person), null);

        List<EventEnvelope<?>> answers = answers();

        assertThat(answers)
                .filteredOn(answer -> answer.data() instanceof FactRecorded)
                .hasSize(4);
        List<RecordsResolved> together = together(answers);
        assertThat(together).extracting(RecordsResolved::key).containsExactly("a:0", "a:1", "b:0");
        assertThat(together.getFirst().each())
                .extracting(RecordResolved::recordId, RecordResolved::recordVersion)
                .containsExactly(tuple("a:2", "1"), tuple("a:3", "1"), tuple("a:2", "2"));
        assertThat(together.getFirst().each().get(1).reason()).isEqualTo("ID_UNKNOWN");
        assertThat(answers)
                .filteredOn(answer -> answer.data() instanceof RecordsResolved)
                .extracting(EventEnvelope::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void recordsThatCameTogetherAreAnsweredAsThoseThatCameAlone() {
        Someone stranger = Someone.anyPerson("外乡人");
        poll(3, together("a", death("a:2", "a", "1", person), death("a:3", "a", "1", stranger)), TRACE);

        List<EventEnvelope<?>> answers = answers();

        assertThat(answers)
                .extracting(EventEnvelope::data)
                .filteredOn(FactRecorded.class::isInstance)
                .extracting(fact -> ((FactRecorded) fact).source().recordId())
                .containsExactly("a:2");
        assertThat(together(answers))
                .flatExtracting(RecordsResolved::each)
                .extracting(RecordResolved::recordId, RecordResolved::outcome)
                .containsExactly(tuple("a:2", Outcome.MATCHED), tuple("a:3", Outcome.UNMATCHED));
    }

    @Test
    void oneThatCannotBeUsedIsALetterOfItsOwn() {
        FeedRecordReceived noDataset = withDataset(death("a:3", "a", "1", person), "no-such-dataset");
        poll(0, together("a", death("a:2", "a", "1", person), noDataset, death("a:4", "a", "1", person)), TRACE);

        List<ProducerRecord<String, byte[]>> said = said();

        assertThat(said)
                .filteredOn(record -> record.topic().equals(Topics.deadLetter(Topics.FEED_RECORDS)))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).isEqualTo(noDataset.key());
                    assertThat(EventJson.read(letter.value(), FeedRecordReceived.class))
                            .isEqualTo(noDataset);
                    assertThat(CloudEvents.text(letter.headers(), CloudEvents.TYPE))
                            .isEqualTo("io.fangpin.feeds.record-received.v1");
                    assertThat(CloudEvents.text(letter.headers(), "dead_letter_cause"))
                            .isEqualTo("unknown dataset");
                });
        assertThat(said)
                .filteredOn(record -> record.topic().equals(Topics.FACTS))
                .hasSize(2);
    }

    @Test
    void oneWithoutIdAmongOthersKeepsNobodyFromTheirAnswer() {
        FeedRecordReceived nameless = EventJson.read(
                "{\"dataset\":\"deaths\",\"values\":{}}".getBytes(StandardCharsets.UTF_8), FeedRecordReceived.class);
        poll(0, together("a", nameless, death("a:2", "a", "1", person)), null);

        assertThat(said())
                .extracting(ProducerRecord::topic)
                .containsExactlyInAnyOrder(Topics.deadLetter(Topics.FEED_RECORDS), Topics.FACTS, Topics.RESOLUTIONS);
    }

    @Test
    void whatBelongsToATraceStaysInIt() {
        poll(0, death("a:2", "a", "1", person), TRACE);
        poll(0, death("a:3", "a", "1", person), null);
        poll(0, death("a:4", "a", "1", person), TRACE);

        assertThat(together(answers()))
                .extracting(one -> one.resolutions().size())
                .containsExactly(2, 1);
    }

    @Test
    void noEventTellsOfMoreThanABrokerTakes() {
        IntStream.range(0, 450).forEach(row -> poll(0, death("a:" + row, "a", "1", person), null));
        String endless = "9".repeat(60_000);
        poll(0, death("b:1", "b", endless, person), null);
        poll(0, death("b:2", "b", endless, person), null);

        assertThat(together(answers()))
                .extracting(one -> one.resolutions().size())
                .containsExactlyInAnyOrder(200, 200, 50, 1, 1);
    }
}
