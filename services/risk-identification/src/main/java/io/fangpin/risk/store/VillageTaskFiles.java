package io.fangpin.risk.store;

import io.fangpin.schemas.assistance.AlertsJoinedVillageTask;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask.JoinedAlert;
import io.fangpin.schemas.assistance.VillageTaskOpened;
import io.fangpin.schemas.assistance.VillageTaskStepTaken;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** What became of alerts in villages' tasks: beside the cases, in tables {@code case_file} and {@code case_alert}. */
@ApplicationScoped
public class VillageTaskFiles {
    private static final String OPEN = """
            insert into case_file (case_id, division_code, state, step_no, visits, opened_at, due_at, village_task)
            values ($1, $2, 'OPEN', 0, 0, $3, $4, true) on conflict (case_id) do nothing
            """;
    private static final String JOIN = """
            insert into case_alert (case_id, alert_id, rule_code, joined_at)
            select $1, alert.id, alert.rule, $4 from unnest($2::text[], $3::text[]) as alert (id, rule)
            on conflict (case_id, alert_id) do nothing
            """;
    /** Any step is a reaction: nothing is overdue any more. Who notes something was there. */
    private static final String STEP = """
            update case_file set state = $2, step_no = $3, due_at = null, visits = visits + $4,
                outcome = coalesce(outcome, $5), decided_at = case when outcome is null and $5 is not null then $6 else decided_at end
            where case_id = $1 and step_no < $3
            """;

    public Uni<Void> opened(SqlConnection tx, VillageTaskOpened task) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.tuple()
                        .addValue(task.taskId())
                        .addValue(task.divisionCode())
                        .addValue(utc(task.at()))
                        .addValue(task.dueAt() == null ? null : utc(task.dueAt())))
                .replaceWithVoid();
    }

    public Uni<Void> joined(SqlConnection tx, AlertsJoinedVillageTask joined) {
        return tx.preparedQuery(JOIN)
                .execute(Tuple.of(
                        joined.taskId(),
                        each(joined.alerts(), JoinedAlert::alertId),
                        each(joined.alerts(), JoinedAlert::ruleCode),
                        utc(joined.at())))
                .replaceWithVoid();
    }

    public Uni<Void> stepped(SqlConnection tx, VillageTaskStepTaken step) {
        Tuple row = Tuple.tuple()
                .addValue(step.taskId())
                .addValue(step.step() == Step.CLOSED ? "CLOSED" : "OPEN")
                .addValue(step.stepNo())
                .addValue(step.step() == Step.NOTE ? 1 : 0)
                .addValue(step.finding() == null ? null : step.finding().name())
                .addValue(utc(step.at()));
        return tx.preparedQuery(STEP).execute(row).replaceWithVoid();
    }

    private static String[] each(List<JoinedAlert> alerts, Function<JoinedAlert, String> part) {
        return alerts.stream().map(part).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
