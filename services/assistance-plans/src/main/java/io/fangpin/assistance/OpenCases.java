package io.fangpin.assistance;

import io.fangpin.assistance.domain.Deadlines;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.assistance.store.Openings;
import io.fangpin.assistance.store.Openings.NewCase;
import io.fangpin.assistance.store.Openings.Opened;
import io.fangpin.assistance.store.Openings.PlatformStep;
import io.fangpin.assistance.store.Openings.Standing;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.risk.Alert;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens cases for households that have none; an eliminated case of the household is marked as identified anew. */
@ApplicationScoped
public class OpenCases {

    private static final String RE_IDENTIFY = "reIdentify";
    private static final String BY_ALERT = "ALERT";

    private final Openings openings;
    private final Deadlines deadlines;
    private final WorkflowDefinition workflow;

    @Inject
    public OpenCases(Openings openings, Deadlines deadlines, WorkflowDefinition workflow) {
        this.openings = openings;
        this.deadlines = deadlines;
        this.workflow = workflow;
    }

    /** Where the households of a batch stand. */
    public record Households(Map<String, Standing> byHousehold) {
        public Map<String, String> openByHousehold() {
            return byHousehold.values().stream()
                    .filter(Standing::open)
                    .collect(Collectors.toMap(Standing::householdId, Standing::caseId));
        }
    }

    /**
     * What became of the wish to open cases.
     *
     * @param opened cases opened just now, by household
     * @param events what else happened: households identified anew
     */
    public record Result(
            Map<String, String> openByHousehold,
            Map<String, Opened> opened,
            Map<String, Instant> dueByCase,
            List<DomainEvent> events) {
        public @Nullable Instant dueAt(String caseId) {
            return dueByCase.get(caseId);
        }
    }

    public Uni<Households> standing(SqlConnection tx, Collection<String> householdIds) {
        return openings.standing(tx, householdIds).map(Households::new);
    }

    /** Opens a case for the household of each alert. */
    public Uni<Result> open(SqlConnection tx, Households households, Collection<Alert> first, Instant now) {
        List<NewCase> wanted = first.stream()
                .map(alert -> newCase(
                        alert.householdId(),
                        alert.divisionCode(),
                        households.byHousehold().get(alert.householdId()),
                        now,
                        BY_ALERT,
                        alert.explanationZh(),
                        Worker.platform().userId(),
                        alert.synthetic()))
                .toList();
        return openAll(tx, households, wanted, now);
    }

    NewCase newCase(
            String householdId,
            String divisionCode,
            @Nullable Standing before,
            Instant now,
            String channel,
            String difficultyZh,
            String openedBy,
            boolean synthetic) {
        Instant dueAt = deadlines.ofOpening(divisionCode, now).stream()
                .map(Deadlines.Due::at)
                .findFirst()
                .orElse(null);
        return new NewCase(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                householdId,
                divisionCode,
                workflow.initial(),
                now,
                dueAt,
                channel,
                difficultyZh,
                openedBy,
                before == null ? null : before.caseId(),
                "{}",
                synthetic);
    }

    Uni<Result> openAll(SqlConnection tx, Households households, List<NewCase> wanted, Instant now) {
        return openings.open(tx, wanted).chain(opened -> {
            Map<String, Opened> byHousehold = opened.stream().collect(Collectors.toMap(Opened::householdId, o -> o));
            List<String> late = wanted.stream()
                    .map(NewCase::householdId)
                    .filter(householdId -> !byHousehold.containsKey(householdId))
                    .toList();
            return lateStanding(tx, late)
                    .chain(others -> reIdentify(tx, households, byHousehold, now)
                            .map(events -> result(households, others, byHousehold, wanted, events)));
        });
    }

    /** Households for which somebody else opened a case in the meantime. */
    private Uni<Households> lateStanding(SqlConnection tx, List<String> householdIds) {
        return householdIds.isEmpty() ? Uni.createFrom().item(new Households(Map.of())) : standing(tx, householdIds);
    }

    private static Result result(
            Households households,
            Households late,
            Map<String, Opened> opened,
            List<NewCase> wanted,
            List<DomainEvent> events) {
        Map<String, String> open = new HashMap<>(households.openByHousehold());
        open.putAll(late.openByHousehold());
        opened.forEach((householdId, one) -> open.put(householdId, one.caseId()));
        Map<String, Instant> due = new HashMap<>();
        for (NewCase one : wanted) {
            if (one.dueAt() != null) {
                due.put(one.caseId(), one.dueAt());
            }
        }
        return new Result(open, opened, due, events);
    }

    private Uni<List<DomainEvent>> reIdentify(
            SqlConnection tx, Households households, Map<String, Opened> opened, Instant now) {
        Map<String, Standing> eliminated = households.byHousehold().values().stream()
                .filter(standing ->
                        standing.state() == CaseState.ELIMINATED && opened.containsKey(standing.householdId()))
                .collect(Collectors.toMap(Standing::caseId, standing -> standing));
        return openings.reIdentify(tx, eliminated.keySet(), now).chain(caseIds -> {
            List<PlatformStep> steps = new ArrayList<>();
            List<DomainEvent> events = new ArrayList<>();
            for (String caseId : caseIds) {
                Standing before = eliminated.get(caseId);
                if (before != null) {
                    PlatformStep step = step(before, opened.get(before.householdId()), now);
                    steps.add(step);
                    events.add(told(step, before));
                }
            }
            return openings.record(tx, steps).replaceWith(events);
        });
    }

    private static PlatformStep step(Standing before, @Nullable Opened next, Instant now) {
        Worker platform = Worker.platform();
        return new PlatformStep(
                before.caseId(),
                before.steps() + 1,
                RE_IDENTIFY,
                CaseState.ELIMINATED,
                CaseState.RE_IDENTIFIED,
                platform.userId(),
                platform.name(),
                platform.userId(),
                platform.unit(),
                "出现新的风险，重新识别：" + (next == null ? "" : next.caseNo()),
                now);
    }

    private static CaseStepTaken told(PlatformStep step, Standing before) {
        return new CaseStepTaken(
                step.caseId(),
                before.householdId(),
                before.divisionCode(),
                step.stepNo(),
                step.command(),
                step.fromState(),
                step.toState(),
                step.actor(),
                step.actorName(),
                step.role(),
                step.unit(),
                step.reasonZh(),
                null,
                0,
                step.at());
    }
}
