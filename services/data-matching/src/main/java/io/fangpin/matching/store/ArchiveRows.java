package io.fangpin.matching.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.tabular.FieldError;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shapes of the PostgreSQL archive's rows. */
final class ArchiveRows {
    private ArchiveRows() {}

    static Tuple columns(List<ReadRecord> records) {
        return Tuple.tuple()
                .addValue(batchIds(texts(records, kept -> kept.record().batchId())))
                .addValue(each(records, kept -> kept.record().rowNo(), new Integer[records.size()]))
                .addValue(texts(records, kept -> kept.record().dataset()))
                .addValue(texts(records, ReadRecord::divisionCode))
                .addValue(texts(records, kept -> kept.record().idNoHash()))
                .addValue(each(records, kept -> Buffer.buffer(kept.json()), new Buffer[records.size()]));
    }

    /** Rows that go together are mostly of one batch. */
    private static UUID[] batchIds(String[] texts) {
        UUID[] ids = new UUID[texts.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i > 0 && texts[i].equals(texts[i - 1]) ? ids[i - 1] : UUID.fromString(texts[i]);
        }
        return ids;
    }

    static Tuple quarantineColumns(List<QuarantinedRow> rows) {
        return Tuple.tuple()
                .addValue(
                        rows.stream().map(row -> UUID.fromString(row.batchId())).toArray(UUID[]::new))
                .addValue(rows.stream().map(QuarantinedRow::rowNo).toArray(Integer[]::new))
                .addValue(texts(rows, QuarantinedRow::code))
                .addValue(texts(rows, row -> new String(EventJson.write(row.errors()), UTF_8)))
                .addValue(texts(rows, QuarantinedRow::rawSealed));
    }

    static Tuple columns(Map<RecordId, Resolution> resolutions) {
        List<RecordId> ids = List.copyOf(resolutions.keySet());
        List<Resolution> rows = List.copyOf(resolutions.values());
        return Tuple.tuple()
                .addValue(batchIds(ids))
                .addValue(rowNos(ids))
                .addValue(of(rows, resolved -> resolved.outcome().name()))
                .addValue(of(rows, RecordResolved::reason))
                .addValue(of(rows, RecordResolved::factId))
                .addValue(of(rows, RecordResolved::householdId))
                .addValue(of(rows, RecordResolved::personId))
                .addValue(texts(rows, Resolution::householdDivision))
                .addValue(of(
                        rows,
                        resolved -> resolved.match() == null
                                ? null
                                : resolved.match().method()))
                .addValue(rows.stream()
                        .map(row -> row.resolved().match())
                        .map(match -> match == null ? null : match.score())
                        .toArray(Double[]::new))
                .addValue(of(rows, ArchiveRows::because))
                .addValue(of(rows, RecordResolved::recordVersion))
                .addValue(rows.stream()
                        .map(row -> Batches.utc(row.resolved().resolvedAt()))
                        .toArray(OffsetDateTime[]::new));
    }

    static Tally tally(RowSet<Row> rows) {
        Map<String, Long> byOutcome = new HashMap<>();
        Map<String, Long> reasons = new HashMap<>();
        for (Row row : rows) {
            long n = row.getLong("n");
            byOutcome.merge(row.getString(0), n, Long::sum);
            if (row.getString(1) != null) {
                reasons.merge(row.getString(1), n, Long::sum);
            }
        }
        return new Tally(
                byOutcome.getOrDefault(Outcome.MATCHED.name(), 0L),
                byOutcome.getOrDefault(Outcome.UNMATCHED.name(), 0L),
                byOutcome.getOrDefault("QUARANTINED", 0L),
                byOutcome.getOrDefault(Outcome.PENDING.name(), 0L),
                reasons);
    }

    static List<ArchivedRecord> records(RowSet<Row> rows) {
        List<ArchivedRecord> records = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String method = row.getString("match_method");
            OffsetDateTime resolvedAt = row.getOffsetDateTime("resolved_at");
            records.add(new ArchivedRecord(
                    EventJson.read(row.getString("document_text").getBytes(UTF_8), FeedRecordReceived.class),
                    row.getString("division_code"),
                    resolvedAt == null ? Outcome.PENDING : Outcome.valueOf(row.getString("outcome")),
                    row.getString("reason"),
                    row.getString("fact_id"),
                    row.getString("household_id"),
                    row.getString("person_id"),
                    row.getString("household_division"),
                    method == null ? null : new MatchEvidence(method, row.getDouble("match_score")),
                    explanation(row.getString("because_text")),
                    row.getString("resolved_version"),
                    resolvedAt == null ? null : resolvedAt.toInstant()));
        }
        return records;
    }

    static List<QuarantinedRow> quarantined(RowSet<Row> rows) {
        List<QuarantinedRow> quarantined = new ArrayList<>(rows.size());
        for (Row row : rows) {
            FieldError[] errors = EventJson.read(row.getString("errors_text").getBytes(UTF_8), FieldError[].class);
            quarantined.add(new QuarantinedRow(
                    row.getUUID("batch_id").toString(),
                    row.getInteger("row_no"),
                    List.of(errors),
                    row.getString("raw_sealed")));
        }
        return quarantined;
    }

    static UUID[] batchIds(List<RecordId> ids) {
        return ids.stream().map(RecordId::batchId).toArray(UUID[]::new);
    }

    static Integer[] rowNos(List<RecordId> ids) {
        return ids.stream().map(RecordId::rowNo).toArray(Integer[]::new);
    }

    private static String[] of(List<Resolution> rows, Function<RecordResolved, String> column) {
        return texts(rows, row -> column.apply(row.resolved()));
    }

    private static @Nullable String because(RecordResolved resolved) {
        return resolved.because() == null ? null : new String(EventJson.write(resolved.because()), UTF_8);
    }

    private static @Nullable MatchExplanation explanation(@Nullable String because) {
        return because == null ? null : EventJson.read(because.getBytes(UTF_8), MatchExplanation.class);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return each(rows, column, new String[rows.size()]);
    }

    /** For each row of a file: a stream would cost more than the values. */
    private static <T, V> V[] each(List<T> rows, Function<T, V> column, V[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }
}
