package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.kafka.EventHeaders;
import io.fangpin.matching.store.ReadRecord;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RecordsOfPartsTest {
    private static final int PARTITIONS = 6;
    private static final Header NOW = EventHeaders.time(Instant.parse("2026-03-05T04:00:00Z"));

    private final RecordsOfParts parts = new RecordsOfParts("a", PARTITIONS, new EventHeaders("/test"));

    private List<ProducerRecord<String, byte[]>> said(Stream<ReadRecord> rows) {
        return parts.of(rows.toList(), NOW, null);
    }

    private static FeedRecordsReceived event(ProducerRecord<String, byte[]> said) {
        return EventJson.read(said.value(), FeedRecordsReceived.class);
    }

    @Test
    void everyRowIsSaidOnceWhereItsKeyBelongsInTheOrderOfTheFile() {
        List<ProducerRecord<String, byte[]>> said =
                said(IntStream.range(2, 502).mapToObj(row -> row(row, "key " + row % 50, "x")));

        assertThat(said).hasSizeLessThanOrEqualTo(PARTITIONS).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo(Topics.FEED_RECORDS);
            assertThat(record.key()).isEqualTo("a:" + record.partition());
            assertThat(event(record).part()).isEqualTo(record.partition());
            assertThat(event(record).records())
                    .isSortedAccordingTo((one, other) -> Integer.compare(one.rowNo(), other.rowNo()))
                    .allMatch(row -> record.partition() == asKafkaPlaces(row.key()));
        });
        assertThat(said).flatExtracting(record -> event(record).records()).hasSize(500);
    }

    @Test
    void oneRecordTellsOfNoMoreThanTwoHundredRowsOrABrokerTakes() {
        String long100k = "长".repeat(40_000);

        assertThat(said(IntStream.range(2, 452).mapToObj(row -> row(row, "key", "x"))))
                .extracting(record -> event(record).records().size())
                .containsExactly(200, 200, 50);
        assertThat(said(IntStream.range(2, 7).mapToObj(row -> row(row, "key", long100k))))
                .extracting(record -> event(record).records().size())
                .containsExactly(2, 2, 1);
        assertThat(said(Stream.of(row(2, "key", long100k.repeat(10)), row(3, "key", "x"))))
                .extracting(record -> event(record).records().size())
                .containsExactly(1, 1);
    }

    @Test
    void theSameRowsComeToTheSameRecords() {
        List<ReadRecord> rows = IntStream.range(2, 902)
                .mapToObj(row -> row(row, "key " + row % 9, "x"))
                .toList();

        List<String> ids = ids(parts.of(rows, NOW, null));

        assertThat(ids).doesNotHaveDuplicates().isEqualTo(ids(parts.of(rows, NOW, null)));
    }

    private static List<String> ids(List<ProducerRecord<String, byte[]>> said) {
        return said.stream()
                .map(record -> new String(record.headers().lastHeader("ce_id").value()))
                .toList();
    }

    private static int asKafkaPlaces(String key) {
        return BuiltInPartitioner.partitionForKey(new StringSerializer().serialize("", key), PARTITIONS);
    }

    private static ReadRecord row(int rowNo, String key, String value) {
        return ReadRecord.of(
                new FeedRecordReceived(
                        "a:" + rowNo,
                        "a",
                        rowNo,
                        "deaths",
                        "2026-03",
                        "1",
                        Operation.UPSERT,
                        "natural",
                        key,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of("text", value),
                        true,
                        Instant.parse("2026-03-05T04:00:00Z")),
                "421281000000");
    }
}
