package io.fangpin.assistance.store;

import io.fangpin.assistance.domain.AlertDecision.Known;
import io.fangpin.assistance.domain.VillageTask;
import io.fangpin.assistance.domain.VillageTask.Taken;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tasks of villages, their alerts and steps, many at a time; a partial unique index keeps one open task per event. */
@ApplicationScoped
public class VillageTasks {

    private static final String KNOWN = """
            select distinct on (a.alert_id) a.alert_id, a.task_id, a.version, a.level, a.is_open, t.is_open as task_open
            from village_task_alert a join village_task t using (task_id) where a.alert_id = any($1)
            order by a.alert_id, t.is_open desc, t.opened_at desc
            """;

    private static final String OPEN = """
            insert into village_task (task_id, task_no, division_code, event, is_open, opened_at, due_at, synthetic)
            select n."taskId",
                   'CJ' || substr(n."divisionCode", 1, 6) || '-' || extract(year from n."openedAt" at time zone 'Asia/Shanghai')
                        || '-' || lpad(nextval('village_task_number')::text, 6, '0'),
                   n."divisionCode", n.event, true, n."openedAt", n."dueAt", n.synthetic
            from json_to_recordset(cast(cast($1 as text) as json)) as n("taskId" text, "divisionCode" text, event text,
                   "openedAt" timestamptz, "dueAt" timestamptz, synthetic boolean)
            on conflict (division_code, event) where is_open do nothing
            returning task_id, task_no, division_code, event, due_at, synthetic
            """;

    private static final String OPEN_ONES = """
            select task_id, task_no, division_code, event, due_at, synthetic from village_task
            where is_open and division_code = any($1) and event = any($2)
            """;

    private static final String KEEP = """
            insert into village_task_alert (task_id, alert_id, household_id, version, rule_code, level, risk_factor, person_id,
                   is_open, title_zh, title_en, explanation_zh, explanation_en, joined_at, cleared_at, cleared_reason_zh,
                   cleared_reason_en)
            select a."holderId", a."alertId", a."householdId", a.version, a."ruleCode", a.level, a."riskFactor",
                   a."personId", a.open, a."titleZh", a."titleEn", a."explanationZh", a."explanationEn", a.at,
                   a."clearedAt", a."clearedReasonZh", a."clearedReasonEn"
            from json_to_recordset(cast(cast($1 as text) as json)) as a("holderId" text, "alertId" text, "householdId" text,
                   version bigint, "ruleCode" text, level text, "riskFactor" text, "personId" text, open boolean,
                   "titleZh" text, "titleEn" text, "explanationZh" text, "explanationEn" text, at timestamptz,
                   "clearedAt" timestamptz, "clearedReasonZh" text, "clearedReasonEn" text)
            on conflict (task_id, alert_id) do update set version = excluded.version, level = excluded.level,
                   is_open = excluded.is_open, title_zh = excluded.title_zh, title_en = excluded.title_en,
                   explanation_zh = excluded.explanation_zh, explanation_en = excluded.explanation_en,
                   cleared_at = excluded.cleared_at, cleared_reason_zh = excluded.cleared_reason_zh,
                   cleared_reason_en = excluded.cleared_reason_en
            where village_task_alert.version <= excluded.version
            """;

    /** The task stays locked until the transaction ends: its steps come one after another. */
    private static final String FIND = """
            select t.*, (select count(*) from village_task_alert a where a.task_id = t.task_id and a.is_open) as open_alerts,
                   exists (select 1 from village_task_step s where s.task_id = t.task_id and s.step = 'NOTE') as looked_into
            from village_task t where t.task_id = $1 for update of t
            """;

    /** A step is somebody's reaction, so no deadline is left. */
    private static final String TAKE = """
            with step as (insert into village_task_step (task_id, step_no, step, text_zh, actor, actor_name, role, unit, taken_at)
                          values ($1, $2, $3, $4, $5, $6, $7, $8, $9))
            update village_task set step_no = $2, due_at = null, finding = $10, is_open = $10::text is null,
                   closed_at = case when $10::text is null then null else $9 end
            where task_id = $1
            """;

    private static final String ALERTS = """
            select alert_id, household_id, version, rule_code, level, risk_factor, person_id, is_open, title_zh, title_en,
                   explanation_zh, explanation_en from village_task_alert
            where task_id = $1 and is_open and household_id = any($2) order by household_id, joined_at, alert_id
            """;

    /** A task to be opened. */
    public record NewTask(
            String taskId, String divisionCode, String event, Instant openedAt, Instant dueAt, boolean synthetic) {}

    /** An open task and its number. */
    public record OpenTask(
            String taskId,
            String taskNo,
            String divisionCode,
            String event,
            @Nullable Instant dueAt,
            boolean synthetic) {}

    /** What is known of the alerts: the open task that holds each, else the newest. */
    public Uni<Map<String, Known>> known(SqlConnection tx, Collection<String> alertIds) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(alertIds.toArray(String[]::new)))
                .map(rows -> Openings.stream(rows)
                        .collect(Collectors.toMap(
                                row -> row.getString("alert_id"),
                                row -> new Known(
                                        row.getString("task_id"),
                                        row.getLong("version"),
                                        AlertLevel.valueOf(row.getString("level")),
                                        row.getBoolean("is_open"),
                                        row.getBoolean("task_open")))));
    }

    /** Opens what can be opened; an event whose task somebody opened meanwhile is missing in the answer. */
    public Uni<List<OpenTask>> open(SqlConnection tx, List<NewTask> wanted) {
        return wanted.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(OPEN)
                        .execute(Tuple.of(Json.write(wanted)))
                        .map(rows ->
                                Openings.stream(rows).map(VillageTasks::open).toList());
    }

    /** Open tasks of these villages and events, others of the same events in other of the villages among them. */
    public Uni<List<OpenTask>> open(SqlConnection tx, Collection<String> divisions, Collection<String> events) {
        return tx.preparedQuery(OPEN_ONES)
                .execute(Tuple.of(divisions.toArray(String[]::new), events.toArray(String[]::new)))
                .map(rows -> Openings.stream(rows).map(VillageTasks::open).toList());
    }

    /** Writes the newest version of each alert of a task. */
    public Uni<Void> keep(SqlConnection tx, Collection<KeptAlert> alerts) {
        return alerts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(KEEP).execute(Tuple.of(Json.write(alerts))).replaceWithVoid();
    }

    public Uni<Optional<VillageTask>> find(SqlConnection tx, String taskId) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(taskId))
                .map(rows -> Openings.stream(rows).map(VillageTasks::task).findFirst());
    }

    public Uni<Void> take(SqlConnection tx, Taken taken) {
        Tuple row = Tuple.tuple()
                .addValue(taken.task().taskId())
                .addValue(taken.stepNo())
                .addValue(taken.step().name())
                .addValue(taken.textZh())
                .addValue(taken.worker().userId())
                .addValue(taken.worker().name())
                .addValue(taken.role())
                .addValue(taken.worker().unit())
                .addValue(taken.at().atOffset(ZoneOffset.UTC))
                .addValue(taken.finding() == null ? null : taken.finding().name());
        return tx.preparedQuery(TAKE).execute(row).replaceWithVoid();
    }

    /** Open alerts of chosen households, as the task holds them; those of a household one after another. */
    public Uni<List<KeptAlert>> openAlerts(
            SqlConnection tx, String taskId, Collection<String> householdIds, Instant at) {
        return tx.preparedQuery(ALERTS)
                .execute(Tuple.of(taskId, householdIds.toArray(String[]::new)))
                .map(rows ->
                        Openings.stream(rows).map(row -> kept(taskId, row, at)).toList());
    }

    private static OpenTask open(Row row) {
        OffsetDateTime due = row.getOffsetDateTime("due_at");
        return new OpenTask(
                row.getString("task_id"),
                row.getString("task_no"),
                row.getString("division_code"),
                row.getString("event"),
                due == null ? null : due.toInstant(),
                row.getBoolean("synthetic"));
    }

    private static VillageTask task(Row row) {
        return new VillageTask(
                row.getString("task_id"),
                row.getString("task_no"),
                row.getString("division_code"),
                row.getString("event"),
                row.getBoolean("is_open"),
                row.getInteger("step_no"),
                row.getLong("open_alerts"),
                row.getBoolean("looked_into"),
                row.getBoolean("synthetic"));
    }

    private static KeptAlert kept(String taskId, Row row, Instant at) {
        return new KeptAlert(
                taskId,
                row.getString("alert_id"),
                row.getString("household_id"),
                row.getLong("version"),
                row.getString("rule_code"),
                AlertLevel.valueOf(row.getString("level")),
                row.getString("risk_factor"),
                row.getString("person_id"),
                row.getBoolean("is_open"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("explanation_zh"),
                row.getString("explanation_en"),
                at,
                null,
                null,
                null);
    }
}
