package io.fangpin.assistance.domain;

import io.fangpin.assistance.domain.Decision.Kind;
import io.fangpin.assistance.domain.Decision.Refused;
import io.fangpin.assistance.domain.Decision.Stepped;
import io.fangpin.assistance.domain.StepDefinition.Effect;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.EliminationMode;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides whether a step may be taken, and what follows from it: pure, the clock comes from outside. */
public record StepDecisions(WorkflowDefinition workflow, PolicyNumbers policy, WorkingDays calendar) {

    /** Checks state, role, duties, form and guards, in this order. */
    public Decision decide(CaseFile file, StepCommand asked, Worker worker, Instant now) {
        Optional<StepDefinition> known = workflow.step(asked.command());
        if (known.isEmpty()) {
            return refuse(Kind.STATE, "unknown-step", "流程中没有此环节：" + asked.command(), "No such step in the workflow");
        }
        StepDefinition step = known.get();
        Optional<Refused> refusal = outOfPlace(file, step, worker);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        LocalDate today = Deadlines.day(now);
        int adultAge = policy.value("adult_age", file.divisionCode(), today);
        FormReading form = new FormReading(file, today, earliestDate(file, today));
        Map<String, Object> values = form.read(step.fields(), asked.values(), adultAge);
        form.readEvidence(step.evidence(), asked.evidence());
        form.requireReason(step.reasonRequired(), asked.reasonZh());
        Situation situation = new Situation(file, values, workflow, policy, today);
        return form.refusal()
                .or(() -> step.guards().stream()
                        .flatMap(guard -> guard.check(situation).stream())
                        .findFirst())
                .map(Decision.class::cast)
                .orElseGet(() -> take(file, step, asked, values, worker, now));
    }

    private Optional<Refused> outOfPlace(CaseFile file, StepDefinition step, Worker worker) {
        String zh = workflow.state(file.state()).titleZh();
        if (step.move(file.state()).isEmpty()) {
            return Optional.of(refuse(
                    Kind.STATE,
                    "step-not-possible",
                    "当前环节为“" + zh + "”，不能进行“" + step.titleZh() + "”",
                    "The step " + step.command() + " is not possible in state " + file.state()));
        }
        if (step.roles(file.state()).stream().noneMatch(worker.roles()::contains)) {
            return Optional.of(refuse(
                    Kind.ROLE, "forbidden", "您的角色不能进行“" + step.titleZh() + "”", "Your role may not take this step"));
        }
        if (file.actorsOf(step.notByActorsOf()).contains(worker.userId())) {
            return Optional.of(refuse(
                    Kind.ROLE,
                    "separation-of-duties",
                    "采集、核实人员不得审批同一户",
                    "Who collected or verified may not approve the same household"));
        }
        for (String required : step.requires()) {
            if (!file.tookInThisRound(required)) {
                String title =
                        workflow.step(required).map(StepDefinition::titleZh).orElse(required);
                return Optional.of(refuse(
                        Kind.STATE, "step-missing", "须先完成“" + title + "”", "The step " + required + " comes first"));
            }
        }
        if (step.once() && file.tookInThisRound(step.command())) {
            return Optional.of(refuse(Kind.STATE, "step-already-taken", "该环节已完成", "The step has been taken already"));
        }
        return Optional.empty();
    }

    private LocalDate earliestDate(CaseFile file, LocalDate today) {
        return Deadlines.day(file.openedAt())
                .minusDays(policy.value("backdating_max_days", file.divisionCode(), today));
    }

    private Stepped take(
            CaseFile file,
            StepDefinition step,
            StepCommand asked,
            Map<String, Object> values,
            Worker worker,
            Instant now) {
        CaseState to = step.move(file.state()).orElseThrow().target(file.state());
        String role = step.roles(file.state()).stream()
                .filter(worker.roles()::contains)
                .findFirst()
                .orElseThrow();
        TakenStep taken = new TakenStep(
                file.steps().size() + 1,
                step.command(),
                file.state(),
                to,
                file.round(),
                worker.userId(),
                worker.name(),
                role,
                worker.unit(),
                step.formVersion(),
                asked.note(),
                asked.reasonZh(),
                asked.evidence(),
                values,
                now);
        Map<String, Object> facts = new HashMap<>(file.facts());
        facts.putAll(values);
        CaseFile after = after(file, taken, facts);
        Instant dueAt = new Deadlines(workflow, policy, calendar)
                .of(to, after, now).stream().map(Deadlines.Due::at).findFirst().orElse(null);
        return new Stepped(
                taken,
                step.newRound() ? file.round() + 1 : file.round(),
                facts,
                dueAt,
                step.effects().contains(Effect.AGREE_MEASURES)
                        ? file.measures().stream()
                                .filter(Measure::draft)
                                .map(Measure::measureId)
                                .collect(Collectors.toSet())
                        : java.util.Set.of(),
                events(after, step, taken, dueAt, now));
    }

    private static CaseFile after(CaseFile file, TakenStep taken, Map<String, Object> facts) {
        List<TakenStep> steps = new ArrayList<>(file.steps());
        steps.add(taken);
        return new CaseFile(
                file.caseId(),
                file.caseNo(),
                file.planId(),
                file.householdId(),
                file.divisionCode(),
                taken.to(),
                file.round(),
                file.openedAt(),
                file.synthetic(),
                facts,
                steps,
                file.alerts(),
                file.measures(),
                file.household());
    }

    private List<DomainEvent> events(
            CaseFile after, StepDefinition step, TakenStep taken, @Nullable Instant dueAt, Instant now) {
        List<DomainEvent> events = new ArrayList<>();
        int typed = TypedFields.of(taken)
                + (step.effects().contains(Effect.AGREE_MEASURES) ? TypedFields.ofDrafts(after.measures()) : 0);
        events.add(CaseEvents.stepTaken(after, taken, dueAt, typed));
        for (Effect effect : step.effects()) {
            switch (effect) {
                case MARK_MONITORED -> events.add(statusChanged(after, MonitoredStatus.MONITORED, now));
                case MARK_ELIMINATED -> events.add(statusChanged(after, MonitoredStatus.ELIMINATED, now));
                case MARK_CLOSED -> {
                    if (after.took("enter")) {
                        events.add(statusChanged(after, MonitoredStatus.CLOSED, now));
                    }
                }
                case AGREE_MEASURES ->
                    after.measures().stream()
                            .filter(Measure::draft)
                            .forEach(measure -> events.add(agreed(after, measure, now)));
            }
        }
        return events;
    }

    private static MonitoredStatusChanged statusChanged(CaseFile file, MonitoredStatus status, Instant now) {
        Object category = file.facts().get("category");
        boolean eliminated = status == MonitoredStatus.ELIMINATED;
        return new MonitoredStatusChanged(
                file.caseId(),
                file.householdId(),
                file.divisionCode(),
                status,
                category == null ? null : MonitoredCategory.valueOf(category.toString()),
                List.copyOf(file.determinedRisks()),
                eliminated
                        ? dayOf(file, "eliminatedOn")
                        : status == MonitoredStatus.MONITORED ? dayOf(file, "enteredOn") : null,
                eliminated ? mode(file.facts().get("eliminationMode")) : null,
                now);
    }

    /** Null where the workflow does not ask for it. */
    private static @Nullable LocalDate dayOf(CaseFile file, String fact) {
        return file.date(fact).orElse(null);
    }

    private static @Nullable EliminationMode mode(@Nullable Object asked) {
        return Arrays.stream(EliminationMode.values())
                .filter(known -> known.name().equals(asked))
                .findFirst()
                .orElse(null);
    }

    private static MeasureAgreed agreed(CaseFile file, Measure measure, Instant now) {
        return new MeasureAgreed(
                measure.measureId(),
                file.planId(),
                file.caseId(),
                file.householdId(),
                file.divisionCode(),
                measure.personId(),
                measure.category(),
                measure.titleZh(),
                measure.department(),
                measure.dueOn(),
                measure.alertIds(),
                measure.cash(),
                file.synthetic(),
                now);
    }

    private static Refused refuse(Kind kind, String code, String zh, String en) {
        return new Refused(kind, code, zh, en, Map.of());
    }
}
