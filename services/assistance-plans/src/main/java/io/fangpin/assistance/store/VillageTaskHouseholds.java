package io.fangpin.assistance.store;

import io.fangpin.assistance.store.VillageTaskLists.ListedTask;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The households of which a village's task has an alert. */
@ApplicationScoped
public class VillageTaskHouseholds {

    private static final String HOUSEHOLDS = """
            select a.household_id, h.household_no, h.head_name, h.household_type, h.monitored_status,
                   case when h.members is null then 0
                        else (select count(*) from jsonb_array_elements(h.members::jsonb) m where (m ->> 'present')::boolean)
                   end as members,
                   array_agg(distinct a.rule_code) as rules, count(*) filter (where a.is_open) as open_alerts,
                   (array_agg(a.alert_id order by a.is_open desc, a.joined_at desc))[1] as alert_id,
                   (array_agg(a.cleared_at order by a.cleared_at desc nulls last))[1] as cleared_at,
                   (array_agg(a.cleared_reason_zh order by a.cleared_at desc nulls last))[1] as cleared_reason_zh,
                   (array_agg(a.cleared_reason_en order by a.cleared_at desc nulls last))[1] as cleared_reason_en,
                   c.case_id, c.case_no, c.state,
            """ + VillageTaskLists.GRAVEST + """
            from village_task_alert a
            left join household h on h.household_id = a.household_id
            left join assistance_case c on c.household_id = a.household_id and c.is_open
            where a.task_id = $1
            group by a.household_id, h.household_id, c.case_id
            order by coalesce(h.monitored_status = 'MONITORED', false) desc, h.household_no, a.household_id
            limit $2 offset $3
            """;

    private final Pool pool;

    @Inject
    public VillageTaskHouseholds(Pool pool) {
        this.pool = pool;
    }

    /** A household of a task. */
    public record AffectedHousehold(
            String householdId,
            @Nullable String householdNo,
            @Nullable String headName,
            @Nullable String householdType,
            @Nullable String monitoredStatus,
            long members,
            List<String> ruleCodes,
            @Nullable AlertLevel level,
            long openAlerts,
            String alertId,
            @Nullable Instant clearedAt,
            @Nullable String clearedReasonZh,
            @Nullable String clearedReasonEn,
            @Nullable String caseId,
            @Nullable String caseNo,
            @Nullable String caseState) {
        public AffectedHousehold {
            ruleCodes = List.copyOf(ruleCodes);
        }
    }

    /** Monitored households first. */
    public Uni<Page<AffectedHousehold>> of(ListedTask task, PageRequest page) {
        return pool.preparedQuery(HOUSEHOLDS)
                .execute(Tuple.of(task.taskId(), page.size(), page.offset()))
                .map(rows -> Page.of(
                        Openings.stream(rows)
                                .map(VillageTaskHouseholds::household)
                                .toList(),
                        task.households(),
                        page));
    }

    private static AffectedHousehold household(Row row) {
        return new AffectedHousehold(
                row.getString("household_id"),
                row.getString("household_no"),
                row.getString("head_name"),
                row.getString("household_type"),
                row.getString("monitored_status"),
                row.getLong("members"),
                Arrays.asList(row.getArrayOfStrings("rules")),
                VillageTaskLists.level(row),
                row.getLong("open_alerts"),
                row.getString("alert_id"),
                VillageTaskLists.instant(row, "cleared_at"),
                row.getString("cleared_reason_zh"),
                row.getString("cleared_reason_en"),
                row.getString("case_id"),
                row.getString("case_no"),
                row.getString("state"));
    }
}
