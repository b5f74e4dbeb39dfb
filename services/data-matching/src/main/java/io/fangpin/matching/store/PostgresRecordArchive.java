package io.fangpin.matching.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The archive in PostgreSQL, tables {@code feed_record}, {@code feed_outcome} and {@code quarantined_row}: multi-row
 * statements only. A record is written once; what became of it is a row of its own (ADR 17).
 */
public final class PostgresRecordArchive implements RecordArchive {
    private static final String KEEP_RECORDS = """
            insert into feed_record (batch_id, row_no, dataset, division_code, id_no_hash, document)
            select v.batch_id, v.row_no, v.dataset, v.division_code, v.id_no_hash, convert_from(v.document, 'UTF8')::json
            from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bytea[])
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
            insert into feed_outcome (batch_id, row_no, dataset, outcome, reason, fact_id, household_id, person_id,
                   household_division, match_method, match_score, because, resolved_version, resolved_at,
                   id_no_hash, name)
            select v.batch_id, v.row_no, r.dataset, v.outcome, v.reason, v.fact_id, v.household_id, v.person_id,
                   v.household_division, v.match_method, v.match_score, v.because::json, v.resolved_version,
                   v.resolved_at, case when v.outcome = 'UNMATCHED' then r.id_no_hash end,
                   case when v.outcome = 'UNMATCHED' then r.document ->> 'name' end
            from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                        $9::text[], $10::float8[], $11::text[], $12::text[], $13::timestamptz[])
                 as v(batch_id, row_no, outcome, reason, fact_id, household_id, person_id, household_division,
                      match_method, match_score, because, resolved_version, resolved_at)
                 join feed_record r on r.batch_id = v.batch_id and r.row_no = v.row_no
            on conflict (batch_id, row_no) do update set outcome = excluded.outcome, reason = excluded.reason,
                   fact_id = excluded.fact_id, household_id = excluded.household_id, person_id = excluded.person_id,
                   household_division = excluded.household_division, match_method = excluded.match_method,
                   match_score = excluded.match_score, because = excluded.because,
                   resolved_version = excluded.resolved_version, resolved_at = excluded.resolved_at,
                   id_no_hash = excluded.id_no_hash, name = excluded.name
            """;
    private static final String TALLY = """
            select outcome, reason, count(*) as n from feed_outcome where batch_id = $1 group by 1, 2
            union all
            select 'PENDING', null, (select count(*) from feed_record where batch_id = $1)
                   - (select count(*) from feed_outcome where batch_id = $1)
            union all
            select 'QUARANTINED', code, count(*) from quarantined_row where batch_id = $1 group by 2
            """;
    private static final String COLUMNS = """
            select r.division_code, r.document::text as document_text, o.outcome, o.reason, o.fact_id, o.household_id,
                   o.person_id, o.household_division, o.match_method, o.match_score, o.because::text as because_text,
                   o.resolved_version, o.resolved_at
            """;
    /** Whatever has become of a record. */
    private static final String ANY = " from feed_record r left join feed_outcome o using (batch_id, row_no) ";
    /** Records of which something has become. */
    private static final String RESOLVED = " from feed_outcome o join feed_record r using (batch_id, row_no) ";

    private static final String FIND =
            COLUMNS + ANY + "where (r.batch_id, r.row_no) in (select * from unnest($1::uuid[], $2::int[]))";
    private static final String UNMATCHED =
            COLUMNS + RESOLVED + "where o.outcome = 'UNMATCHED' and o.id_no_hash = any($1)";
    private static final String MATCHED_TO =
            COLUMNS + RESOLVED + "where o.outcome = 'MATCHED' and o.person_id = any($1)";
    private static final String WITHHELD_FROM = COLUMNS + RESOLVED
            + "where o.outcome = 'UNMATCHED' and o.reason = 'CONSENT_ABSENT' and o.person_id = any($1)";
    private static final String UNMATCHED_NAMED = COLUMNS + RESOLVED
            + "where o.outcome = 'UNMATCHED' and o.name = any($1) order by o.batch_id, o.row_no limit "
            + MOST_OF_A_NAME;
    private static final String UNMATCHED_AFTER = COLUMNS + RESOLVED
            + "where o.outcome = 'UNMATCHED' and (o.batch_id, o.row_no) > ($1, $2)"
            + " order by o.batch_id, o.row_no limit $3";
    private static final String QUARANTINE =
            "select *, errors::text as errors_text from quarantined_row where batch_id = $1 and row_no > $2"
                    + " order by row_no limit $3 offset $4";

    private final Pool pool;

    public PostgresRecordArchive(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> keep(List<ReadRecord> records, List<QuarantinedRow> quarantined) {
        // Columns are made here, by the reader, so that the one event loop only sends them.
        Tuple recordColumns = ArchiveRows.columns(records);
        Tuple rowColumns = ArchiveRows.quarantineColumns(quarantined);
        return pool.withTransaction(tx -> insert(tx, KEEP_RECORDS, recordColumns, records.size())
                .chain(() -> insert(tx, KEEP_QUARANTINED, rowColumns, quarantined.size())));
    }

    private static Uni<Void> insert(SqlConnection tx, String statement, Tuple columns, int rows) {
        return rows == 0
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(statement).execute(columns).replaceWithVoid();
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
        return pool.preparedQuery(RESOLVE).execute(ArchiveRows.columns(latest)).replaceWithVoid();
    }

    @Override
    public Uni<Tally> tally(String batchId) {
        return Batches.uuid(batchId)
                .map(id -> pool.preparedQuery(TALLY).execute(Tuple.of(id)).map(ArchiveRows::tally))
                .orElseGet(() -> Uni.createFrom().item(Tally.NOTHING));
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
                .execute(Tuple.of(ArchiveRows.batchIds(ids), ArchiveRows.rowNos(ids)))
                .map(ArchiveRows::records);
    }

    @Override
    public Uni<Page<ArchivedRecord>> list(RecordFilter filter, PageRequest page) {
        String asked = asked(filter.outcome());
        return pool.preparedQuery("select count(*)" + asked)
                .execute(values(filter))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(COLUMNS + asked + " order by batch_id, row_no limit $6 offset $7")
                        .execute(values(filter).addValue(page.size()).addValue(page.offset()))
                        .map(rows -> Page.of(ArchiveRows.records(rows), total, page)));
    }

    /** Each way of asking for an outcome has its own tables, so that the index on that outcome can be used. */
    private static String asked(@Nullable Outcome outcome) {
        String rest =
                " ($4::text is null or o.reason = $4) and (r.division_code like $5 or o.household_division like $5)";
        boolean pending = outcome == Outcome.PENDING;
        return (outcome == null || pending ? ANY : RESOLVED)
                + "where ($1::uuid is null or batch_id = $1) and "
                + (outcome == null || pending ? "r" : "o") + ".dataset = any($2) and "
                + (pending
                        ? "o.outcome is null and $3::text is not null and"
                        : outcome == null ? "$3::text is null and" : "o.outcome = $3 and")
                + rest;
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
                .map(ArchiveRows::records);
    }

    @Override
    public Uni<List<ArchivedRecord>> matchedTo(Collection<String> personIds) {
        return pool.preparedQuery(MATCHED_TO)
                .execute(Tuple.of(personIds.toArray(String[]::new)))
                .map(ArchiveRows::records);
    }

    @Override
    public Uni<List<ArchivedRecord>> withheldFrom(Collection<String> personIds) {
        return pool.preparedQuery(WITHHELD_FROM)
                .execute(Tuple.of(personIds.toArray(String[]::new)))
                .map(ArchiveRows::records);
    }

    @Override
    public Uni<List<ArchivedRecord>> unmatchedNamed(Collection<String> names) {
        return pool.preparedQuery(UNMATCHED_NAMED)
                .execute(Tuple.of(names.toArray(String[]::new)))
                .map(ArchiveRows::records);
    }

    @Override
    public Uni<List<ArchivedRecord>> unmatchedAfter(String recordId, int limit) {
        RecordId after = RecordId.parse(recordId).orElse(RecordId.BEFORE_ALL);
        return pool.preparedQuery(UNMATCHED_AFTER)
                .execute(Tuple.of(after.batchId(), after.rowNo(), limit))
                .map(ArchiveRows::records);
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
                        .map(rows -> Page.of(ArchiveRows.quarantined(rows), total, page)));
    }

    @Override
    public Uni<List<QuarantinedRow>> quarantineAfter(String batchId, int rowNo, int limit) {
        return pool.preparedQuery(QUARANTINE)
                .execute(Tuple.of(UUID.fromString(batchId), rowNo, limit, 0))
                .map(ArchiveRows::quarantined);
    }
}
