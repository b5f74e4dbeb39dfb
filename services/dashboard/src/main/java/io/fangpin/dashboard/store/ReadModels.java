package io.fangpin.dashboard.store;

import io.fangpin.dashboard.store.Changes.Table;
import io.fangpin.schemas.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Writes changes into the read models; a row older than what is there changes nothing, so any replay is harmless. */
@ApplicationScoped
public class ReadModels {

    /** PostgreSQL channel that tells every replica what changed, once the transaction has committed. */
    static final String CHANNEL = "happenings";

    /** A batch that changes more than this is told by its last ones; pages fetch what they show anyway. */
    private static final int MAX_TOLD = 40;

    private static final Map<Table, String> UPSERTS = Map.of(
            Table.HOUSEHOLD, """
            insert into household_view as v (household_id, version, division_code, members, monitored_status, synthetic)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (household_id) do update set version = excluded.version, division_code = excluded.division_code,
                members = excluded.members, monitored_status = excluded.monitored_status, synthetic = excluded.synthetic
            where v.version < excluded.version
            """,
            Table.BATCH, """
            insert into batch_view as v (batch_id, dataset, feed_code, department, division_code, period, state, row_count,
                matched, unmatched, quarantined, synthetic, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (batch_id) do update set state = excluded.state, row_count = excluded.row_count,
                matched = excluded.matched, unmatched = excluded.unmatched, quarantined = excluded.quarantined,
                synthetic = excluded.synthetic, at = excluded.at
            where v.at <= excluded.at
            """,
            Table.FACT, """
            insert into fact_view as v (fact_id, household_id, person_id, kind, period, version, dataset, department,
                record_id, withdrawn, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (fact_id) do update set household_id = excluded.household_id, person_id = excluded.person_id,
                period = excluded.period, version = excluded.version, record_id = excluded.record_id,
                withdrawn = excluded.withdrawn, at = excluded.at
            where v.version < excluded.version
            """,
            Table.ALERT, """
            insert into alert_view as v (alert_id, version, household_id, division_code, rule_code, title_zh, level, open, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (alert_id) do update set version = excluded.version, household_id = excluded.household_id,
                division_code = excluded.division_code, level = excluded.level, open = excluded.open, at = excluded.at
            where v.version < excluded.version
            """,
            Table.CASE, """
            insert into case_view as v (case_id, household_id, division_code, state, step_no, due_at, at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (case_id) do update set state = excluded.state, step_no = excluded.step_no,
                due_at = excluded.due_at, at = excluded.at
            where v.step_no < excluded.step_no
            """,
            Table.FUND, """
            insert into fund_view (id, kind, division_code, amount_fen) values ($1, $2, $3, $4) on conflict (id) do nothing
            """,
            Table.PAYMENT, """
            insert into payment_view as v (payment_id, household_id, division_code, state, amount_fen, at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (payment_id) do update set state = excluded.state, at = excluded.at where v.at <= excluded.at
            """);

    private static final String HAPPENING = """
            insert into happening (event_id, at, kind, subject_id, household_id, division_code, title_zh, title_en,
                detail, link, source)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (event_id) do nothing
            """;

    public Uni<Void> apply(SqlConnection tx, Changes changes) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Table table : Table.values()) {
            List<Tuple> rows = changes.rows(table);
            if (!rows.isEmpty()) {
                String upsert = UPSERTS.get(table);
                done = done.chain(() -> tx.preparedQuery(upsert).executeBatch(rows))
                        .replaceWithVoid();
            }
        }
        List<Happening> happenings = changes.happenings();
        return happenings.isEmpty()
                ? done
                : done.chain(() -> tx.preparedQuery(HAPPENING)
                                .executeBatch(
                                        happenings.stream().map(ReadModels::row).toList()))
                        .chain(() -> tell(tx, happenings));
    }

    private static Uni<Void> tell(SqlConnection tx, List<Happening> happenings) {
        List<Tuple> told = happenings.subList(Math.max(0, happenings.size() - MAX_TOLD), happenings.size()).stream()
                .map(h -> Tuple.of(CHANNEL, new String(EventJson.write(Told.of(h)), StandardCharsets.UTF_8)))
                .toList();
        return tx.preparedQuery("select pg_notify($1, $2)").executeBatch(told).replaceWithVoid();
    }

    private static Tuple row(Happening h) {
        return Tuple.tuple()
                .addValue(h.eventId())
                .addValue(h.at().atOffset(ZoneOffset.UTC))
                .addValue(h.kind())
                .addValue(h.subjectId())
                .addValue(h.householdId())
                .addValue(h.divisionCode())
                .addValue(h.titleZh())
                .addValue(h.titleEn())
                .addValue(h.detail())
                .addValue(h.link())
                .addValue(h.source());
    }
}
