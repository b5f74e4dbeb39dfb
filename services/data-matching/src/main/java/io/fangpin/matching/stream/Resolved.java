package io.fangpin.matching.stream;

import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.RecordsResolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of one poll, gathered so that those of one batch, partition and trace are told together (ADR
 * 26): a record of Kafka costs more than what it says of one row.
 */
final class Resolved {
    private static final int MOST_RECORDS = 200;
    /** Of parts that have no bounds; well below what a broker takes. */
    private static final int MOST_CHARACTERS = 100_000;

    private final Map<Belonging, Group> groups = new LinkedHashMap<>();

    /** What records need to have in common to be told together. */
    private record Belonging(
            String batchId, int partition, @Nullable Header trace) {}

    private static final class Group {
        final List<RecordResolved> records = new ArrayList<>();
        int characters;
        long firstOffset;
        long lastTimestamp;
    }

    /**
     * Records that are told together.
     *
     * @param firstOffset of those that it is about
     * @param timestamp of the last of them
     */
    record Together(
            RecordsResolved event,
            long firstOffset,
            @Nullable Header trace,
            long timestamp) {}

    void add(
            ConsumerRecord<String, byte[]> in,
            RecordResolved resolved,
            @Nullable Header trace,
            Consumer<Together> tell) {
        Belonging belonging = new Belonging(resolved.batchId(), in.partition(), trace);
        Group group = groups.computeIfAbsent(belonging, none -> new Group());
        int characters = length(resolved.recordId()) + length(resolved.recordVersion());
        if (group.records.size() == MOST_RECORDS || group.characters + characters > MOST_CHARACTERS) {
            tell(belonging, group, tell);
        }
        if (group.records.isEmpty()) {
            group.firstOffset = in.offset();
        }
        group.records.add(resolved);
        group.characters += characters;
        group.lastTimestamp = in.timestamp();
    }

    /** Tells the rest of this poll. */
    void finish(Consumer<Together> tell) {
        groups.forEach((belonging, group) -> tell(belonging, group, tell));
        groups.clear();
    }

    private static void tell(Belonging belonging, Group group, Consumer<Together> tell) {
        if (group.records.isEmpty()) {
            return;
        }
        RecordsResolved event = RecordsResolved.of(belonging.partition, group.records);
        tell.accept(new Together(event, group.firstOffset, belonging.trace, group.lastTimestamp));
        group.records.clear();
        group.characters = 0;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
