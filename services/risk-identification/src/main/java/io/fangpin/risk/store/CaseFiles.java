package io.fangpin.risk.store;

import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.risk.Alert;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What became of alerts in cases. Tables {@code case_file} and {@code case_alert}. */
@ApplicationScoped
public class CaseFiles {
    private static final String OPEN = """
            insert into case_file (case_id, household_id, division_code, state, step_no, visits, fields_typed, opened_at, due_at)
            values ($1, $2, $3, 'CLUE', 0, 0, 0, $4, $5) on conflict (case_id) do nothing
            """;
    private static final String JOIN = """
            insert into case_alert (case_id, alert_id, rule_code, joined_at) values ($1, $2, $3, $4)
            on conflict (case_id, alert_id) do nothing
            """;
    /**
     * The first verdict stays: what came later was decided with more than the alert. A step that does not say how much
     * was typed leaves the case without a count.
     */
    private static final String STEP = """
            update case_file set state = $2, step_no = $3, due_at = $4, visits = visits + $5,
                fields_typed = fields_typed + $8,
                outcome = coalesce(outcome, $6),
                decided_at = case when outcome is null and $6 is not null then $7 else decided_at end
            where case_id = $1 and step_no < $3
            """;

    /** A case with two alerts of a rule, a village's task with a hundred, is one visit and was typed once. */
    private static final String PERFORMANCE = """
            with raised as (
                select a.rule_code, a.alert_id, a.household_id, a.raised_at, f.*
                from alert a
                left join case_alert c on c.alert_id = a.alert_id
                left join (select case_id, outcome, visits, step_no, decided_at, fields_typed from case_file) f
                    on f.case_id = c.case_id
                where a.division_code like $1 and a.division_code like $2 and a.raised_at >= $3 and a.raised_at < $4),
            worked as (
                select rule_code, sum(visits) as visits, sum(step_no) as steps,
                       sum(fields_typed) filter (where step_no > 0) as fields,
                       count(fields_typed) filter (where step_no > 0) as typed_cases,
                       count(fields_typed) filter (where step_no > 0 and outcome = 'CONFIRMED') as typed_confirmed
                from (select distinct rule_code, case_id, outcome, visits, step_no, fields_typed from raised
                      where case_id is not null) one
                group by rule_code)
            select r.rule_code, count(distinct r.alert_id) as alerts, count(distinct r.household_id) as households,
                   count(distinct r.alert_id) filter (where r.outcome = 'CONFIRMED') as confirmed,
                   count(distinct r.alert_id) filter (where r.outcome = 'NO_RISK') as no_risk,
                   count(distinct r.alert_id) filter (where r.outcome = 'REJECTED') as rejected,
                   count(distinct r.alert_id) filter (where r.case_id is not null and r.outcome is null) as undecided,
                   percentile_disc(0.5) within group (order by r.decided_at - r.raised_at)
                       filter (where r.outcome is not null) as median_to_verdict,
                   coalesce(max(w.visits), 0) as visits, coalesce(max(w.steps), 0) as steps,
                   coalesce(max(w.fields), 0) as fields, coalesce(max(w.typed_cases), 0) as typed_cases,
                   coalesce(max(w.typed_confirmed), 0) as typed_confirmed
            from raised r left join worked w on w.rule_code = r.rule_code
            group by r.rule_code order by r.rule_code
            """;
    /**
     * Open alerts of cases whose deadline passed without a verdict, and nobody who can still do so said that they see to it; of a
     * village's task one alert stands for all.
     */
    private static final String OVERDUE = """
            select f.case_id, f.due_at, f.due_at is not distinct from f.escalated_due as again, a.body from case_file f
            join case_alert c on c.case_id = f.case_id
            join alert a on a.alert_id = c.alert_id and a.state = 'OPEN'
            where f.outcome is null and f.due_at < $1
            and (not f.village_task or a.alert_id = (
                select min(o.alert_id) from case_alert o join alert b on b.alert_id = o.alert_id and b.state = 'OPEN'
                where o.case_id = f.case_id))
            and (f.due_at is distinct from f.escalated_due or f.escalations = 1 and f.due_at < $2)
            and not exists (select 1 from alert_acknowledgement k where k.alert_id = a.alert_id and f.step_no = 0
                and not\s""" + PeopleSeen.movedOn("k.user_id", "a.division_code", "$4", "$5") + """
            ) order by f.due_at, a.alert_id limit $3 for update of f skip locked
            """;

    private final Pool pool;
    private final PeopleSeen people;

    @Inject
    CaseFiles(Pool pool, PeopleSeen people) {
        this.pool = pool;
        this.people = people;
    }

    /** What people found of one rule's alerts; durations are absent while nothing was decided. */
    public record RulePerformance(
            String ruleCode,
            long alerts,
            long households,
            long confirmed,
            long noRisk,
            long rejected,
            long undecided,
            long visits,
            long steps,
            @Nullable Long medianHoursToVerdict,
            Typed typed) {}

    /** What people typed in those of a rule's cases that somebody worked on and whose forms were counted throughout. */
    public record Typed(long fields, long cases, long confirmed) {}

    /** An open alert whose case's deadline has passed; {@code again} when somebody was told of this deadline before. */
    public record Overdue(Alert alert, String caseId, Instant dueAt, boolean again) {}

    public Uni<Void> opened(SqlConnection tx, CaseOpened opened) {
        OffsetDateTime due = opened.dueAt() == null ? null : utc(opened.dueAt());
        Uni<Void> open = tx.preparedQuery(OPEN)
                .execute(Tuple.of(opened.caseId(), opened.householdId(), opened.divisionCode(), utc(opened.at()), due))
                .replaceWithVoid();
        String alertId = opened.alertId();
        String rule = opened.ruleCode();
        return alertId == null || rule == null
                ? open
                : open.chain(() -> join(tx, opened.caseId(), alertId, rule, opened.at()));
    }

    public Uni<Void> joined(SqlConnection tx, AlertJoinedCase joined) {
        return join(tx, joined.caseId(), joined.alertId(), joined.ruleCode(), joined.at());
    }

    private static Uni<Void> join(SqlConnection tx, String caseId, String alertId, String rule, Instant at) {
        return tx.preparedQuery(JOIN)
                .execute(Tuple.of(caseId, alertId, rule, utc(at)))
                .replaceWithVoid();
    }

    /** @param outcome what the step says of the risk; null while it says nothing */
    public Uni<Void> stepped(SqlConnection tx, CaseStepTaken step, @Nullable String outcome) {
        Tuple row = Tuple.tuple()
                .addValue(step.caseId())
                .addValue(step.to().name())
                .addValue(step.stepNo())
                .addValue(step.dueAt() == null ? null : utc(step.dueAt()))
                .addValue(step.from() == CaseState.VERIFYING ? 1 : 0)
                .addValue(outcome)
                .addValue(utc(step.at()))
                .addValue(step.fieldsTyped());
        return tx.preparedQuery(STEP).execute(row).replaceWithVoid();
    }

    public Uni<Void> delivered(SqlConnection tx, MeasureDelivered delivered) {
        return tx.preparedQuery("update case_file set fields_typed = fields_typed + $2 where case_id = $1")
                .execute(Tuple.of(delivered.caseId(), delivered.fieldsTyped()))
                .replaceWithVoid();
    }

    public Uni<List<RulePerformance>> performance(
            DivisionScope scope, DivisionScope division, Instant from, Instant until) {
        return pool.preparedQuery(PERFORMANCE)
                .execute(Tuple.of(scope.likePattern(), division.likePattern(), utc(from), utc(until)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CaseFiles::performance)
                        .toList());
    }

    /**
     * Locks what it answers until the transaction ends.
     *
     * @param longAgo deadlines before this are told of a second time
     */
    public Uni<List<Overdue>> overdue(SqlConnection tx, Instant now, Instant longAgo, int most) {
        return tx.preparedQuery(OVERDUE)
                .execute(Tuple.of(
                        utc(now),
                        utc(longAgo),
                        most,
                        utc(people.goneBefore(now)),
                        PeopleSeen.MAY_REACT.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Overdue(
                                EventJson.read(
                                        row.getJsonObject("body").encode().getBytes(StandardCharsets.UTF_8),
                                        Alert.class),
                                row.getString("case_id"),
                                row.getOffsetDateTime("due_at").toInstant(),
                                row.getBoolean("again")))
                        .toList());
    }

    public Uni<Void> escalated(SqlConnection tx, List<String> caseIds) {
        return tx.preparedQuery("""
                        update case_file set escalated_due = due_at,
                            escalations = case when due_at is not distinct from escalated_due then escalations + 1 else 1 end
                        where case_id = any ($1)
                        """)
                .execute(Tuple.tuple().addValue(caseIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static RulePerformance performance(Row row) {
        Interval median = row.get(Interval.class, "median_to_verdict");
        return new RulePerformance(
                row.getString("rule_code"),
                row.getLong("alerts"),
                row.getLong("households"),
                row.getLong("confirmed"),
                row.getLong("no_risk"),
                row.getLong("rejected"),
                row.getLong("undecided"),
                row.getLong("visits"),
                row.getLong("steps"),
                median == null ? null : median.toDuration().toHours(),
                new Typed(row.getLong("fields"), row.getLong("typed_cases"), row.getLong("typed_confirmed")));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
