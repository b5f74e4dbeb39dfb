package io.fangpin.matching;

import io.fangpin.kit.kafka.EventHeaders;
import io.fangpin.matching.store.ReadRecord;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import io.fangpin.schemas.hot.HotJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file that lie in the same partition, said in one record of Kafka (ADR 29): a record costs more than a row. Each row
 * is where it would be by itself, so that all that is said of one person stays in order.
 */
final class RecordsOfParts {
    static final int MOST_RECORDS = 200;
    /** Well below what a broker takes. A row alone may be longer. */
    static final int MOST_BYTES = 256 * 1024;

    private final String batchId;
    private final int partitions;
    private final EventHeaders headers;

    RecordsOfParts(String batchId, int partitions, EventHeaders headers) {
        this.batchId = batchId;
        this.partitions = partitions;
        this.headers = headers;
    }

    /** Rows that wait for their record. */
    private static final class Part {
        final List<FeedRecordReceived> records = new ArrayList<>();
        final List<byte[]> jsons = new ArrayList<>();
        int bytes;

        boolean hasRoom(byte[] json) {
            return records.isEmpty() || records.size() < MOST_RECORDS && bytes + json.length <= MOST_BYTES;
        }

        void add(ReadRecord row) {
            records.add(row.record());
            jsons.add(row.json());
            bytes += row.json().length;
        }
    }

    /** The same rows come to the same records, whose ids are those of their first rows. */
    List<ProducerRecord<String, byte[]>> of(List<ReadRecord> rows, Header time, @Nullable Header trace) {
        List<ProducerRecord<String, byte[]>> said = new ArrayList<>();
        Map<Integer, Part> parts = new TreeMap<>();
        for (ReadRecord row : rows) {
            int partition = partitionOf(row.record().key());
            Part part = parts.computeIfAbsent(partition, none -> new Part());
            if (!part.hasRoom(row.json())) {
                said.add(toRecord(partition, part, time, trace));
                part = new Part();
                parts.put(partition, part);
            }
            part.add(row);
        }
        parts.forEach((partition, part) -> said.add(toRecord(partition, part, time, trace)));
        return said;
    }

    private ProducerRecord<String, byte[]> toRecord(int partition, Part part, Header time, @Nullable Header trace) {
        var event = new FeedRecordsReceived(batchId, partition, part.records);
        String id = part.records.getFirst().recordId() + "+" + part.records.size();
        byte[] json = HotJson.together(batchId, partition, part.jsons);
        return headers.toRecordIn(partition, id, event, json, time, trace, null);
    }

    /** As Kafka's producer places a key by itself. */
    private int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
