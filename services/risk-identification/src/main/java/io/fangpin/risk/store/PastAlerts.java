package io.fangpin.risk.store;

import io.fangpin.risk.domain.Grading.OpenThen;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Alerts as they stood at a moment, from their history. */
@ApplicationScoped
public class PastAlerts {
    private static final String OPEN_BEFORE = """
            select a.alert_id, a.rule_code, a.body, h.version, h.rule_version, h.risk_factor, h.level, h.observed_value,
                   h.raised_at, h.at
            from alert a cross join lateral (
                select * from alert_history h where h.alert_id = a.alert_id and h.at < $2 order by h.version desc limit 1) h
            where a.household_id = $1 and h.what <> 'CLEARED' order by h.raised_at, a.alert_id
            """;

    private final Pool pool;

    @Inject
    PastAlerts(Pool pool) {
        this.pool = pool;
    }

    /** What was open just before the moment. */
    public Uni<List<OpenThen>> openBefore(String householdId, Instant moment) {
        return pool.preparedQuery(OPEN_BEFORE)
                .execute(Tuple.of(householdId, moment.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PastAlerts::then)
                        .toList());
    }

    private static OpenThen then(Row row) {
        JsonObject body = row.getJsonObject("body");
        return new OpenThen(
                row.getString("alert_id"),
                row.getLong("version"),
                row.getString("rule_code"),
                row.getString("rule_version"),
                body.getString("titleZh"),
                body.getString("titleEn"),
                body.getString("personId"),
                body.getString("period"),
                AlertLevel.valueOf(row.getString("level")),
                RiskFactor.valueOf(row.getString("risk_factor")),
                row.getString("observed_value"),
                body.getString("unit"),
                row.getOffsetDateTime("raised_at").toInstant(),
                row.getOffsetDateTime("at").toInstant());
    }
}
