package io.fangpin.registry.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.trace.Traceparent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Registration sheets and how far they are. */
@ApplicationScoped
public class Registrations {

    private static final String RECEIVE = """
            insert into registration (registration_id, file_name, file_hash, division_code, actor, dry_run, state,
                                      received_at, traceparent)
            values ($1, $2, $3, $4, $5, $6, 'RECEIVED', $7, $8)
            on conflict (registration_id) do update set state = 'RECEIVED', dry_run = excluded.dry_run, staged = false,
                   traceparent = excluded.traceparent,
                   refusal_code = null, refusal_zh = null, refusal_en = null, finished_at = null, applied_through = '',
                   created = 0, changed = 0, unchanged = 0, quarantined_applying = 0
            where registration.state = 'REFUSED' and registration.refusal_code in ('UPLOAD_LOST', 'FAULT')
            """;
    private static final String FIND = "select * from registration where registration_id = $1";
    private static final String UNFINISHED = """
            select registration_id from registration where state in ('RECEIVED', 'READING', 'APPLYING')
            order by received_at
            """;
    private static final String LIST = """
            select *, count(*) over () as total from registration where division_code like $1
            order by received_at desc limit $2 offset $3
            """;
    private static final String START_READING = """
            update registration set state = 'READING', staged = false, rows = 0, households = 0, quarantined_reading = 0,
                   started_at = $2 where registration_id = $1
            """;
    private static final String STAGED = """
            update registration set staged = true, rows = $2, quarantined_reading = $3, columns = $4,
                   state = case when dry_run then 'READING' else 'APPLYING' end,
                   households = (select count(distinct household_no) from registration_row where registration_id = $1)
            where registration_id = $1
            """;
    private static final String REFUSE = """
            update registration set state = 'REFUSED', refusal_code = $2, refusal_zh = $3, refusal_en = $4, finished_at = $5
            where registration_id = $1
            """;
    private static final String ADVANCE = """
            update registration set applied_through = $2, created = created + $3, changed = changed + $4,
                   unchanged = unchanged + $5, quarantined_applying = quarantined_applying + $6
            where registration_id = $1
            """;
    private static final String FINISH = """
            update registration set state = case when dry_run then 'DRY_RUN_DONE' else 'COMPLETED' end, finished_at = $2
            where registration_id = $1
            """;
    private static final String APPLY = """
            update registration set state = 'APPLYING', dry_run = false, applied_through = '', created = 0, changed = 0,
                   unchanged = 0, quarantined_applying = 0, finished_at = null, traceparent = $2
            where registration_id = $1 and state = 'DRY_RUN_DONE'
            """;
    private static final String FORGET_OLD = """
            delete from registration_row r using registration g
            where g.registration_id = r.registration_id and g.state = 'DRY_RUN_DONE' and g.received_at < now() - $1::interval
            """;

    private final Pool pool;

    @Inject
    public Registrations(Pool pool) {
        this.pool = pool;
    }

    /** Where a sheet stands. */
    public enum State {
        RECEIVED,
        READING,
        DRY_RUN_DONE,
        APPLYING,
        COMPLETED,
        REFUSED
    }

    /** Why a sheet as a whole was refused. */
    public record Refusal(String code, String reasonZh, String reasonEn) {

        public static final String UPLOAD_LOST = "UPLOAD_LOST";
        public static final String FAULT = "FAULT";

        /** Not the file's fault: sent again, it is tried again. */
        public boolean passing() {
            return code.equals(UPLOAD_LOST) || code.equals(FAULT);
        }
    }

    /**
     * A sheet.
     *
     * @param divisionCode of whoever sent it: rows outside are refused
     * @param staged all rows are read; in a dry run the households are now being tried
     * @param appliedThrough the last household number done
     * @param traceparent of the request that set it going, when traces are on: the events of its households belong to it
     */
    public record Registration(
            String registrationId,
            String fileName,
            String fileHash,
            String divisionCode,
            String actor,
            boolean dryRun,
            State state,
            boolean staged,
            @Nullable Refusal refusal,
            List<String> columns,
            String appliedThrough,
            long rows,
            long households,
            long created,
            long changed,
            long unchanged,
            long quarantined,
            Instant receivedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String traceparent) {}

    /** What a batch of households came to. */
    public record Tally(long created, long changed, long unchanged, long quarantined) {}

    /** False when the same file is there already. */
    public Uni<Boolean> receive(
            String id, String fileName, String fileHash, String division, String actor, boolean dryRun, Instant now) {
        return pool.preparedQuery(RECEIVE)
                .execute(Tuple.tuple()
                        .addValue(id)
                        .addValue(fileName)
                        .addValue(fileHash)
                        .addValue(division)
                        .addValue(actor)
                        .addValue(dryRun)
                        .addValue(at(now))
                        .addValue(Traceparent.current()))
                .map(rows -> rows.rowCount() == 1);
    }

    public Uni<Optional<Registration>> find(String id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id)).map(Registrations::first);
    }

    /** Locked, so that of several instances one works on a sheet at a time. */
    public Uni<Optional<Registration>> lock(SqlClient tx, String id) {
        return tx.preparedQuery(FIND + " for update").execute(Tuple.of(id)).map(Registrations::first);
    }

    public Uni<Page<Registration>> list(DivisionScope scope, PageRequest page) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(scope.likePattern(), page.size(), page.offset()))
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Registrations::registration)
                                .toList(),
                        rows.size() == 0 ? 0 : rows.iterator().next().getLong("total"),
                        page));
    }

    public Uni<List<String>> unfinished() {
        return pool.query(UNFINISHED)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }

    public Uni<Void> startReading(String id, Instant now) {
        return pool.preparedQuery(START_READING).execute(Tuple.of(id, at(now))).replaceWithVoid();
    }

    public Uni<Void> staged(String id, long rows, long quarantined, List<String> columns) {
        return pool.preparedQuery(STAGED)
                .execute(Tuple.of(id, rows, quarantined, columns.toArray(String[]::new)))
                .replaceWithVoid();
    }

    public Uni<Void> refuse(String id, Refusal refusal, Instant now) {
        return pool.preparedQuery(REFUSE)
                .execute(Tuple.of(id, refusal.code(), refusal.reasonZh(), refusal.reasonEn(), at(now)))
                .replaceWithVoid();
    }

    public Uni<Void> advance(SqlClient tx, String id, String through, Tally tally) {
        return tx.preparedQuery(ADVANCE)
                .execute(
                        Tuple.of(id, through, tally.created(), tally.changed(), tally.unchanged(), tally.quarantined()))
                .replaceWithVoid();
    }

    public Uni<Void> finish(SqlClient tx, String id, Instant now) {
        return tx.preparedQuery(FINISH).execute(Tuple.of(id, at(now))).replaceWithVoid();
    }

    /** Makes a finished dry run earnest; false when it is none. */
    public Uni<Boolean> apply(SqlClient tx, String id) {
        return tx.preparedQuery(APPLY)
                .execute(Tuple.of(id, Traceparent.current()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Dry runs that nobody applied lose their rows. */
    public Uni<Void> forgetRowsOlderThan(Duration age) {
        return pool.preparedQuery(FORGET_OLD).execute(Tuple.of(age)).replaceWithVoid();
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Registration> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Registrations::registration)
                .findFirst();
    }

    private static Registration registration(Row row) {
        String refusal = row.getString("refusal_code");
        return new Registration(
                row.getString("registration_id"),
                row.getString("file_name"),
                row.getString("file_hash"),
                row.getString("division_code"),
                row.getString("actor"),
                row.getBoolean("dry_run"),
                State.valueOf(row.getString("state")),
                row.getBoolean("staged"),
                refusal == null ? null : new Refusal(refusal, row.getString("refusal_zh"), row.getString("refusal_en")),
                List.of(row.getArrayOfStrings("columns")),
                row.getString("applied_through"),
                row.getLong("rows"),
                row.getLong("households"),
                row.getLong("created"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("quarantined_reading") + row.getLong("quarantined_applying"),
                row.getOffsetDateTime("received_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("traceparent"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
