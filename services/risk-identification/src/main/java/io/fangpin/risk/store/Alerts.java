package io.fangpin.risk.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.risk.Alert;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Alerts as people see them: the newest version of each, and its history. */
@ApplicationScoped
public class Alerts {
    private static final String PUT = """
            insert into alert as a (alert_id, version, household_id, division_code, rule_code, level, state, raised_at,
                                    changed_at, cleared_at, clear_reason, clear_reason_zh, clear_reason_en, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (alert_id) do update set version = excluded.version, division_code = excluded.division_code,
                level = excluded.level, state = excluded.state, raised_at = excluded.raised_at,
                changed_at = excluded.changed_at, cleared_at = excluded.cleared_at, clear_reason = excluded.clear_reason,
                clear_reason_zh = excluded.clear_reason_zh, clear_reason_en = excluded.clear_reason_en,
                body = excluded.body
            where a.version < excluded.version
            """;
    private static final String PUT_HISTORY = """
            insert into alert_history (alert_id, version, what, level, observed_value, reason, at, rule_version,
                                       risk_factor, raised_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (alert_id, version) do nothing
            """;
    private static final String MATCHING = """
            from alert where division_code like $1 and division_code like $2 and ($3::text is null or level = $3)
            and ($4::text is null or rule_code = $4) and ($5::text is null or state = $5)
            and ($6::text is null or household_id = $6)
            and ($7::text is null or\s""" + CaseWorkers.THEIRS + ")";
    private static final String SUMMARY = """
            select level, rule_code, left(division_code, 9) || '000' as township, count(*) as alerts,
                   count(distinct household_id) as households
            from alert where division_code like $1 and division_code like $2 and state = 'OPEN'
            group by 1, 2, 3 order by 1, 2, 3
            """;

    private final Pool pool;

    @Inject
    public Alerts(Pool pool) {
        this.pool = pool;
    }

    /** Why an alert was cleared. */
    public record ClearedBecause(String code, String zh, String en) {}

    /** One version of an alert. */
    public record AlertChangeRow(
            Alert alert, String what, @Nullable ClearedBecause cleared, Instant at) {}

    /** The newest version of an alert and its state. */
    public record AlertRow(
            Alert alert,
            String state,
            Instant raisedAt,
            Instant changedAt,
            @Nullable Instant clearedAt,
            @Nullable ClearedBecause clearedBecause) {}

    /** A step of an alert's history. */
    public record HistoryRow(
            long version,
            String what,
            String level,
            @Nullable String observedValue,
            @Nullable String reason,
            Instant at) {}

    /**
     * Which alerts are asked for; empty is any.
     *
     * @param userId who saw to them or took a step in their case
     */
    public record Filter(
            DivisionScope division,
            Optional<String> level,
            Optional<String> rule,
            Optional<String> state,
            Optional<String> household,
            Optional<String> userId) {}

    /** Open alerts of one level and rule in one township. */
    public record SummaryRow(String level, String ruleCode, String township, long alerts, long households) {}

    public Uni<Void> put(SqlConnection tx, List<AlertChangeRow> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(PUT)
                .executeBatch(changes.stream().map(Alerts::newest).toList())
                .chain(() -> tx.preparedQuery(PUT_HISTORY)
                        .executeBatch(changes.stream().map(Alerts::step).toList()))
                .replaceWithVoid();
    }

    /** Newest first. */
    public Uni<Page<AlertRow>> find(DivisionScope scope, Filter filter, PageRequest page) {
        Tuple which = Tuple.tuple()
                .addValue(scope.likePattern())
                .addValue(filter.division().likePattern())
                .addValue(filter.level().orElse(null))
                .addValue(filter.rule().orElse(null))
                .addValue(filter.state().orElse(null))
                .addValue(filter.household().orElse(null))
                .addValue(filter.userId().orElse(null));
        return pool.preparedQuery("select count(*) " + MATCHING)
                .execute(which)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(
                                "select * " + MATCHING + " order by raised_at desc, alert_id limit $8 offset $9")
                        .execute(Tuple.newInstance(
                                which.getDelegate().addValue(page.size()).addValue(page.offset())))
                        .map(rows -> Page.of(alerts(rows), total, page)));
    }

    public Uni<Optional<AlertRow>> find(DivisionScope scope, String alertId) {
        return pool.preparedQuery("select * from alert where alert_id = $1 and division_code like $2")
                .execute(Tuple.of(alertId, scope.likePattern()))
                .map(rows -> alerts(rows).stream().findFirst());
    }

    public Uni<List<HistoryRow>> history(String alertId) {
        return pool.preparedQuery("select * from alert_history where alert_id = $1 order by version")
                .execute(Tuple.of(alertId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new HistoryRow(
                                row.getLong("version"),
                                row.getString("what"),
                                row.getString("level"),
                                row.getString("observed_value"),
                                row.getString("reason"),
                                row.getOffsetDateTime("at").toInstant()))
                        .toList());
    }

    public Uni<List<SummaryRow>> summary(DivisionScope scope, DivisionScope division) {
        return pool.preparedQuery(SUMMARY)
                .execute(Tuple.of(scope.likePattern(), division.likePattern()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new SummaryRow(
                                row.getString("level"),
                                row.getString("rule_code"),
                                row.getString("township"),
                                row.getLong("alerts"),
                                row.getLong("households")))
                        .toList());
    }

    private static Tuple newest(AlertChangeRow change) {
        Alert alert = change.alert();
        ClearedBecause cleared = change.cleared();
        return Tuple.tuple()
                .addValue(alert.alertId())
                .addValue(alert.version())
                .addValue(alert.householdId())
                .addValue(alert.divisionCode())
                .addValue(alert.ruleCode())
                .addValue(alert.level().name())
                .addValue(cleared == null ? "OPEN" : "CLEARED")
                .addValue(utc(alert.firstRaisedAt()))
                .addValue(utc(change.at()))
                .addValue(cleared == null ? null : utc(change.at()))
                .addValue(cleared == null ? null : cleared.code())
                .addValue(cleared == null ? null : cleared.zh())
                .addValue(cleared == null ? null : cleared.en())
                .addValue(new JsonObject(new String(EventJson.write(alert), StandardCharsets.UTF_8)));
    }

    private static Tuple step(AlertChangeRow change) {
        Alert alert = change.alert();
        ClearedBecause cleared = change.cleared();
        return Tuple.tuple()
                .addValue(alert.alertId())
                .addValue(alert.version())
                .addValue(change.what())
                .addValue(alert.level().name())
                .addValue(alert.observedValue())
                .addValue(cleared == null ? null : cleared.code())
                .addValue(utc(change.at()))
                .addValue(alert.ruleVersion())
                .addValue(alert.riskFactor().name())
                .addValue(utc(alert.firstRaisedAt()));
    }

    private static List<AlertRow> alerts(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Alerts::alert)
                .toList();
    }

    private static AlertRow alert(Row row) {
        OffsetDateTime clearedAt = row.getOffsetDateTime("cleared_at");
        return new AlertRow(
                EventJson.read(row.getJsonObject("body").encode().getBytes(StandardCharsets.UTF_8), Alert.class),
                row.getString("state"),
                row.getOffsetDateTime("raised_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                clearedAt == null ? null : clearedAt.toInstant(),
                clearedAt == null
                        ? null
                        : new ClearedBecause(
                                row.getString("clear_reason"),
                                row.getString("clear_reason_zh"),
                                row.getString("clear_reason_en")));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
