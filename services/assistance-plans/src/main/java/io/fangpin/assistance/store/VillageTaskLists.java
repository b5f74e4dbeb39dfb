package io.fangpin.assistance.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Finding;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Step;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Villages' tasks within a person's divisions. */
@ApplicationScoped
public class VillageTaskLists {

    private static final String MATCHING = """
            from village_task t where t.division_code like $1 and t.division_code like $2
              and ($3::boolean is null or t.is_open = $3)
              and ($4::text is null or exists (select 1 from village_task_alert a where a.task_id = t.task_id and a.alert_id = $4))
              and ($5::boolean is null or coalesce(t.due_at < $6, false) = $5)
              and ($7::text is null or t.task_id = $7)
            """;

    static final String GRAVEST = """
            (array_agg(a.level order by case a.level when 'RED' then 3 when 'ORANGE' then 2 when 'YELLOW' then 1 else 0 end desc)
                filter (where a.is_open))[1] as level
            """;

    private static final String PAGE = """
            select t.*, coalesce(t.due_at < $6, false) as overdue, s.*, newest.explanation_zh, newest.explanation_en
            """ + MATCHING.replace("where t.division_code like $1", """
            cross join lateral (
                select count(distinct a.household_id) as households,
                       count(distinct a.household_id) filter (where a.is_open) as hit,
                       count(*) filter (where a.is_open) as open_alerts,
                       count(distinct a.household_id) filter (where h.monitored_status = 'MONITORED') as monitored,
                       count(distinct c.household_id) as with_case,
                       jsonb_agg(distinct jsonb_build_array(a.rule_code, a.title_zh, a.title_en)) as rules,
            """ + GRAVEST + """
                from village_task_alert a
                left join household h on h.household_id = a.household_id
                left join assistance_case c on c.household_id = a.household_id and c.is_open
                where a.task_id = t.task_id) s
            left join lateral (
                select explanation_zh, explanation_en from village_task_alert a where a.task_id = t.task_id
                order by a.is_open desc, case a.level when 'RED' then 3 when 'ORANGE' then 2 when 'YELLOW' then 1 else 0 end desc,
                         a.joined_at desc, a.alert_id limit 1) newest on true
            where t.division_code like $1""")
            + " order by t.is_open desc, t.opened_at desc, t.task_id limit $8 offset $9";

    private final Pool pool;

    @Inject
    public VillageTaskLists(Pool pool) {
        this.pool = pool;
    }

    /** What to list. */
    public record Filter(
            Optional<String> division, Optional<Boolean> open, Optional<String> alertId, Optional<Boolean> overdue) {}

    /** A rule whose alerts the task works on. */
    public record Rule(String code, String titleZh, String titleEn) {}

    /**
     * A task and how many it concerns.
     *
     * @param households of which the task ever had an alert
     * @param hit of them, those with an open alert
     * @param monitored of them, those that are monitored
     * @param withCase of them, those with an open case of their own
     * @param level of the gravest open alert
     * @param stepNo its last step's number
     */
    public record ListedTask(
            String taskId,
            String taskNo,
            String divisionCode,
            String event,
            List<Rule> rules,
            @Nullable AlertLevel level,
            long households,
            long hit,
            long openAlerts,
            long monitored,
            long withCase,
            boolean open,
            Instant openedAt,
            @Nullable Instant dueAt,
            boolean overdue,
            @Nullable Instant closedAt,
            @Nullable Finding finding,
            @Nullable String explanationZh,
            @Nullable String explanationEn,
            int stepNo,
            boolean synthetic) {
        public ListedTask {
            rules = List.copyOf(rules);
        }
    }

    /** A step of a task. */
    public record ListedStep(
            int noteNo, Step kind, String textZh, String actorName, String role, String unit, Instant at) {}

    public Uni<Page<ListedTask>> find(DivisionScope scope, Filter filter, Instant now, PageRequest page) {
        return pool.preparedQuery("select count(*) " + MATCHING)
                .execute(where(scope, filter, null, now))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(PAGE)
                        .execute(where(scope, filter, null, now)
                                .addInteger(page.size())
                                .addInteger(page.offset()))
                        .map(rows -> Page.of(
                                Openings.stream(rows)
                                        .map(VillageTaskLists::task)
                                        .toList(),
                                total,
                                page)));
    }

    public Uni<Optional<ListedTask>> one(DivisionScope scope, String taskId, Instant now) {
        Filter any = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return pool.preparedQuery(PAGE)
                .execute(where(scope, any, taskId, now).addInteger(1).addInteger(0))
                .map(rows -> Openings.stream(rows).map(VillageTaskLists::task).findFirst());
    }

    /** Its steps, oldest first. */
    public Uni<List<ListedStep>> steps(String taskId) {
        return pool.preparedQuery("select * from village_task_step where task_id = $1 order by step_no")
                .execute(Tuple.of(taskId))
                .map(rows -> Openings.stream(rows).map(VillageTaskLists::step).toList());
    }

    private static Tuple where(DivisionScope scope, Filter filter, @Nullable String taskId, Instant now) {
        return Tuple.tuple()
                .addString(scope.likePattern())
                .addString(filter.division()
                        .map(code -> DivisionScope.of(code).likePattern())
                        .orElse("%"))
                .addValue(filter.open().orElse(null))
                .addValue(filter.alertId().orElse(null))
                .addValue(filter.overdue().orElse(null))
                .addValue(now.atOffset(ZoneOffset.UTC))
                .addValue(taskId);
    }

    private static ListedTask task(Row row) {
        String finding = row.getString("finding");
        return new ListedTask(
                row.getString("task_id"),
                row.getString("task_no"),
                row.getString("division_code"),
                row.getString("event"),
                rules(row.getJsonArray("rules")),
                level(row),
                row.getLong("households"),
                row.getLong("hit"),
                row.getLong("open_alerts"),
                row.getLong("monitored"),
                row.getLong("with_case"),
                row.getBoolean("is_open"),
                row.getOffsetDateTime("opened_at").toInstant(),
                instant(row, "due_at"),
                row.getBoolean("overdue"),
                instant(row, "closed_at"),
                finding == null ? null : Finding.valueOf(finding),
                row.getString("explanation_zh"),
                row.getString("explanation_en"),
                row.getInteger("step_no"),
                row.getBoolean("synthetic"));
    }

    private static List<Rule> rules(@Nullable JsonArray rules) {
        return rules == null
                ? List.of()
                : rules.stream()
                        .map(JsonArray.class::cast)
                        .map(rule -> new Rule(rule.getString(0), rule.getString(1), rule.getString(2)))
                        .toList();
    }

    private static ListedStep step(Row row) {
        return new ListedStep(
                row.getInteger("step_no"),
                Step.valueOf(row.getString("step")),
                row.getString("text_zh"),
                row.getString("actor_name"),
                row.getString("role"),
                row.getString("unit"),
                row.getOffsetDateTime("taken_at").toInstant());
    }

    static @Nullable AlertLevel level(Row row) {
        String level = row.getString("level");
        return level == null ? null : AlertLevel.valueOf(level);
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
