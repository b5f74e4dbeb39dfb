package io.fangpin.assistance.store;

import io.fangpin.assistance.domain.AlertDecision.Known;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The alerts of cases, read and written many at a time. */
@ApplicationScoped
public class AlertedCases {

    private static final String KNOWN = """
            select distinct on (a.alert_id) a.alert_id, a.case_id, a.version, a.level, a.is_open, c.is_open as case_open
            from case_alert a join assistance_case c using (case_id) where a.alert_id = any($1)
            order by a.alert_id, c.is_open desc, c.opened_at desc
            """;

    private static final String UPSERT = """
            insert into case_alert (id, case_id, alert_id, version, rule_code, level, risk_factor, person_id, is_open,
                   title_zh, title_en, explanation_zh, explanation_en, joined_at, cleared_at, cleared_reason_zh,
                   cleared_reason_en)
            select a."holderId" || '/' || a."alertId", a."holderId", a."alertId", a.version, a."ruleCode", a.level,
                   a."riskFactor", a."personId", a.open, a."titleZh", a."titleEn", a."explanationZh", a."explanationEn",
                   a.at, a."clearedAt", a."clearedReasonZh", a."clearedReasonEn"
            from json_to_recordset(cast(cast($1 as text) as json)) as a("holderId" text, "alertId" text, version bigint,
                   "ruleCode" text, level text, "riskFactor" text, "personId" text, open boolean, "titleZh" text,
                   "titleEn" text, "explanationZh" text, "explanationEn" text, at timestamptz, "clearedAt" timestamptz,
                   "clearedReasonZh" text, "clearedReasonEn" text)
            on conflict (case_id, alert_id) do update set version = excluded.version, rule_code = excluded.rule_code,
                   level = excluded.level, risk_factor = excluded.risk_factor, is_open = excluded.is_open,
                   title_zh = excluded.title_zh, title_en = excluded.title_en, explanation_zh = excluded.explanation_zh,
                   explanation_en = excluded.explanation_en, cleared_at = excluded.cleared_at,
                   cleared_reason_zh = excluded.cleared_reason_zh, cleared_reason_en = excluded.cleared_reason_en
            where case_alert.version <= excluded.version
            """;

    /** What is known of the alerts: the open case that holds each, else the newest. */
    public Uni<Map<String, Known>> known(SqlConnection tx, Collection<String> alertIds) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(alertIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Known> known = new HashMap<>();
                    for (Row row : rows) {
                        known.put(
                                row.getString("alert_id"),
                                new Known(
                                        row.getString("case_id"),
                                        row.getLong("version"),
                                        AlertLevel.valueOf(row.getString("level")),
                                        row.getBoolean("is_open"),
                                        row.getBoolean("case_open")));
                    }
                    return known;
                });
    }

    /** Writes the newest version of each alert of a case; one row per case and alert. */
    public Uni<Void> keep(SqlConnection tx, Collection<KeptAlert> alerts) {
        return alerts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPSERT).execute(Tuple.of(Json.write(alerts))).replaceWithVoid();
    }
}
