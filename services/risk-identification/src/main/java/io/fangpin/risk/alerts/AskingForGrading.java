package io.fangpin.risk.alerts;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.Grading;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.PolicyInForce.Regional;
import io.fangpin.risk.store.HouseholdStatuses;
import io.fangpin.risk.store.HouseholdStatuses.StatusRow;
import io.fangpin.risk.store.PastAlerts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Use case: how a household stood at the end of a day, by what was said until then. */
@ApplicationScoped
public class AskingForGrading {
    private final HouseholdStatuses statuses;
    private final PastAlerts alerts;
    private final PolicyInForce policy;
    private final Clock clock;

    @Inject
    AskingForGrading(HouseholdStatuses statuses, PastAlerts alerts, PolicyInForce policy, Clock clock) {
        this.statuses = statuses;
        this.alerts = alerts;
        this.policy = policy;
        this.clock = clock;
    }

    /** Of a day that has begun; today's is as it stands now. */
    public Uni<Grading> on(DivisionScope scope, String householdId, LocalDate day) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw Problem.of(400, "invalid-request", "日期不得晚于今天 / The day must not be after today")
                    .asException();
        }
        return statuses.of(householdId).chain(known -> graded(scope, householdId, day, known));
    }

    private Uni<Grading> graded(DivisionScope scope, String householdId, LocalDate day, List<StatusRow> known) {
        StatusRow now = known.stream()
                .findFirst()
                .filter(newest -> scope.covers(newest.divisionCode()))
                .orElseThrow(
                        () -> Problem.notFound("未找到该农户 / Household not found").asException());
        Instant end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        PolicyNumbers numbers =
                policy.in(now.divisionCode()).map(Regional::numbers).orElseGet(() -> new PolicyNumbers(List.of()));
        return alerts.openBefore(householdId, end)
                .map(open -> Grading.of(
                        householdId,
                        now.divisionCode(),
                        day,
                        known.stream()
                                .filter(one -> one.since().isBefore(end))
                                .findFirst()
                                .map(StatusRow::status)
                                .orElse(null),
                        open,
                        numbers));
    }
}
