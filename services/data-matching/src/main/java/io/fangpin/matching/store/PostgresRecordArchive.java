package io.fangpin.matching.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.tabular.FieldError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The archive in PostgreSQL, tables {@code feed_record} and {@code quarantined_row}: multi-row statements only. */
public final class PostgresRecordArchive implements RecordArchive {
    private static final String KEEP_RECORDS = """
            insert into feed_record (batch_id, row_no, dataset, division_code, id_no_hash, document)
            select v.batch_id, v.row_no, v.dataset, v.division_code, v.id_no_hash, v.document::jsonb
            from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[])
                 as v(batch_id, row_no, dataset, division_code, id_no_hash, document)
            on conflict do nothing
            """;
    private static final String KEEP_QUARANTINED = """
            insert into quarantined_row (batch_id, row_no, code, errors, raw_sealed)
            select v.batch_id, v.row_no, v.code, v.errors::jsonb, v.raw_sealed
            from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[])
                 as v(batch_id, row_no, code, errors, raw_sealed)
            on conflict do nothing
            """;
    private static final String RESOLVE = """
            update feed_record r set outcome = v.outcome, reason = v.reason, fact_id = v.fact_id,
                   household_id = v.household_id, person_id = v.person_id, household_division = v.household_division,
                   match_method = v.match_method, match_score = v.match_score, because = v.because::jsonb,
                   resolved_at = v.resolved_at
            from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                        $9::text[], $10::float8[], $11::text[], $12::timestamptz[])
                 as v(batch_id, row_no, outcome, reason, fact_id, household_id, person_id, household_division,
                      match_method, match_score, because, resolved_at)
            where r.batch_id = v.batch_id and r.row_no = v.row_no
            """;
    private static final String TALLY = """
            select outcome, reason, count(*) as n from feed_record where batch_id = $1 group by 1, 2
            union all
            select 'QUARANTINED', code, count(*) from quarantined_row where batch_id = $1 group by 2
            """;
    private static final String SELECT =
            "select *, document::text as document_text, because::text as because_text from feed_record ";
    private static final String MATCHING = """
             where ($1::uuid is null or batch_id = $1) and dataset = any($2) and ($3::text is null or outcome = $3)
             and ($4::text is null or reason = $4) and (division_code like $5 or household_division like $5)
            """;
    private static final String FIND =
            SELECT + "r where (batch_id, row_no) in (select * from unnest($1::uuid[], $2::int[]))";
    private static final String UNMATCHED = SELECT + "where outcome = 'UNMATCHED' and id_no_hash = any($1)";
    private static final String UNMATCHED_NAMED =
            SELECT + "where outcome = 'UNMATCHED' and document ->> 'name' = any($1) order by batch_id, row_no limit "
                    + MOST_OF_A_NAME;
    private static final String UNMATCHED_ID_NOS = "select distinct id_no_hash from feed_record"
            + " where outcome = 'UNMATCHED' and id_no_hash > $1 order by id_no_hash limit $2";
    private static final String QUARANTINE =
            "select *, errors::text as errors_text from quarantined_row where batch_id = $1 and row_no > $2"
                    + " order by row_no limit $3 offset $4";

    private final Pool pool;

    public PostgresRecordArchive(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> keep(List<ArchivedRecord> records, List<QuarantinedRow> quarantined) {
        // Columns are made here, by the reader, so that the one event loop only sends them.
        Tuple recordColumns = columns(records);
        Tuple rowColumns = quarantineColumns(quarantined);
        return pool.withTransaction(tx -> insert(tx, KEEP_RECORDS, recordColumns, records.size())
                .chain(() -> insert(tx, KEEP_QUARANTINED, rowColumns, quarantined.size())));
    }

    private static Uni<Void> insert(SqlConnection tx, String statement, Tuple columns, int rows) {
        return rows == 0
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(statement).execute(columns).replaceWithVoid();
    }

    private static Tuple columns(List<ArchivedRecord> records) {
        return Tuple.tuple()
                .addValue(records.stream()
                        .map(kept -> UUID.fromString(kept.record().batchId()))
                        .toArray(UUID[]::new))
                .addValue(records.stream().map(kept -> kept.record().rowNo()).toArray(Integer[]::new))
                .addValue(texts(records, kept -> kept.record().dataset()))
                .addValue(texts(records, ArchivedRecord::divisionCode))
                .addValue(texts(records, kept -> kept.record().idNoHash()))
                .addValue(texts(records, kept -> new String(EventJson.write(kept.record()), UTF_8)));
    }

    private static Tuple quarantineColumns(List<QuarantinedRow> rows) {
        return Tuple.tuple()
                .addValue(
                        rows.stream().map(row -> UUID.fromString(row.batchId())).toArray(UUID[]::new))
                .addValue(rows.stream().map(QuarantinedRow::rowNo).toArray(Integer[]::new))
                .addValue(texts(rows, QuarantinedRow::code))
                .addValue(texts(rows, row -> new String(EventJson.write(row.errors()), UTF_8)))
                .addValue(texts(rows, QuarantinedRow::rawSealed));
    }

    @Override
    public Uni<Void> resolve(List<Resolution> resolutions) {
        Map<RecordId, Resolution> latest = new LinkedHashMap<>();
        for (Resolution resolution : resolutions) {
            RecordId.parse(resolution.resolved().recordId()).ifPresent(id -> latest.put(id, resolution));
        }
        if (latest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<RecordId> ids = List.copyOf(latest.keySet());
        List<Resolution> rows = List.copyOf(ids.stream().map(latest::get).toList());
        Tuple columns = Tuple.tuple()
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
                .addValue(of(rows, PostgresRecordArchive::because))
                .addValue(rows.stream()
                        .map(row -> Batches.utc(row.resolved().resolvedAt()))
                        .toArray(OffsetDateTime[]::new));
        return pool.preparedQuery(RESOLVE).execute(columns).replaceWithVoid();
    }

    @Override
    public Uni<Tally> tally(String batchId) {
        return Batches.uuid(batchId)
                .map(id -> pool.preparedQuery(TALLY).execute(Tuple.of(id)).map(PostgresRecordArchive::tally))
                .orElseGet(() -> Uni.createFrom().item(Tally.NOTHING));
    }

    private static Tally tally(RowSet<Row> rows) {
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

    @Override
    public Uni<Optional<ArchivedRecord>> find(String recordId) {
        return find(List.of(recordId)).map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<ArchivedRecord>> find(Collection<String> recordIds) {
        List<RecordId> ids = recordIds.stream()
                .flatMap(recordId -> RecordId.parse(recordId).stream())
                .toList();
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(batchIds(ids), rowNos(ids)))
                .map(PostgresRecordArchive::records);
    }

    @Override
    public Uni<Page<ArchivedRecord>> list(RecordFilter filter, PageRequest page) {
        return pool.preparedQuery("select count(*) from feed_record" + MATCHING)
                .execute(values(filter))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(SELECT + MATCHING + " order by batch_id, row_no limit $6 offset $7")
                        .execute(values(filter).addValue(page.size()).addValue(page.offset()))
                        .map(rows -> Page.of(records(rows), total, page)));
    }

    private static Tuple values(RecordFilter filter) {
        return Tuple.tuple()
                .addValue(
                        filter.batchId() == null
                                ? null
                                : Batches.uuid(filter.batchId()).orElseThrow())
                .addValue(filter.datasets().toArray(String[]::new))
                .addValue(filter.outcome() == null ? null : filter.outcome().name())
                .addValue(filter.reason())
                .addValue(filter.divisionPrefix() + "%");
    }

    @Override
    public Uni<List<ArchivedRecord>> unmatched(Collection<String> idNoHashes) {
        return pool.preparedQuery(UNMATCHED)
                .execute(Tuple.of(idNoHashes.toArray(String[]::new)))
                .map(PostgresRecordArchive::records);
    }

    @Override
    public Uni<List<ArchivedRecord>> unmatchedNamed(Collection<String> names) {
        return pool.preparedQuery(UNMATCHED_NAMED)
                .execute(Tuple.of(names.toArray(String[]::new)))
                .map(PostgresRecordArchive::records);
    }

    @Override
    public Uni<List<String>> unmatchedIdNos(String after, int limit) {
        return pool.preparedQuery(UNMATCHED_ID_NOS)
                .execute(Tuple.of(after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }

    @Override
    public Uni<Page<QuarantinedRow>> quarantine(String batchId, PageRequest page) {
        Optional<UUID> id = Batches.uuid(batchId);
        if (id.isEmpty()) {
            return Uni.createFrom().item(Page.of(List.of(), 0, page));
        }
        return pool.preparedQuery("select count(*) from quarantined_row where batch_id = $1")
                .execute(Tuple.of(id.get()))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(QUARANTINE)
                        .execute(Tuple.of(id.get(), -1, page.size(), page.offset()))
                        .map(rows -> Page.of(quarantined(rows), total, page)));
    }

    @Override
    public Uni<List<QuarantinedRow>> quarantineAfter(String batchId, int rowNo, int limit) {
        return pool.preparedQuery(QUARANTINE)
                .execute(Tuple.of(UUID.fromString(batchId), rowNo, limit, 0))
                .map(PostgresRecordArchive::quarantined);
    }

    private static List<ArchivedRecord> records(RowSet<Row> rows) {
        List<ArchivedRecord> records = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String method = row.getString("match_method");
            OffsetDateTime resolvedAt = row.getOffsetDateTime("resolved_at");
            records.add(new ArchivedRecord(
                    EventJson.read(row.getString("document_text").getBytes(UTF_8), FeedRecordReceived.class),
                    row.getString("division_code"),
                    Outcome.valueOf(row.getString("outcome")),
                    row.getString("reason"),
                    row.getString("fact_id"),
                    row.getString("household_id"),
                    row.getString("person_id"),
                    row.getString("household_division"),
                    method == null ? null : new MatchEvidence(method, row.getDouble("match_score")),
                    explanation(row.getString("because_text")),
                    resolvedAt == null ? null : resolvedAt.toInstant()));
        }
        return records;
    }

    private static List<QuarantinedRow> quarantined(RowSet<Row> rows) {
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

    private static UUID[] batchIds(List<RecordId> ids) {
        return ids.stream().map(RecordId::batchId).toArray(UUID[]::new);
    }

    private static Integer[] rowNos(List<RecordId> ids) {
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
        return rows.stream().map(column).toArray(String[]::new);
    }
}
