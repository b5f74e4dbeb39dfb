package io.fangpin.assistance.api;

import io.fangpin.assistance.domain.CaseFile;
import io.fangpin.assistance.domain.Deadlines;
import io.fangpin.assistance.domain.Evidence;
import io.fangpin.assistance.domain.FormReading;
import io.fangpin.assistance.domain.HouseholdFacts;
import io.fangpin.assistance.domain.PolicyNumbers;
import io.fangpin.assistance.domain.StepDefinition;
import io.fangpin.assistance.domain.StepDefinition.EvidenceDefinition;
import io.fangpin.assistance.domain.StepDefinition.FieldDefinition;
import io.fangpin.assistance.domain.StepDefinition.Option;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.assistance.store.AlertRow;
import io.fangpin.assistance.store.CaseRow;
import io.fangpin.assistance.store.LoadedCase;
import io.fangpin.assistance.store.StepRow;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case in full, with the steps that the asking person may take now and the forms they need. */
public record CaseView(
        String caseId,
        String caseNo,
        int version,
        CaseState state,
        String stateZh,
        String stateEn,
        boolean open,
        String householdId,
        @Nullable HouseholdView household,
        String divisionCode,
        String channel,
        @Nullable String difficultyZh,
        @Nullable String previousCaseId,
        Instant openedAt,
        @Nullable Instant dueAt,
        boolean overdue,
        boolean allAlertsCleared,
        Map<String, Object> facts,
        List<AlertView> alerts,
        List<StepView> steps,
        PlanView plan,
        List<AvailableStep> availableSteps,
        boolean synthetic) {

    /** The household as far as this service knows it. */
    public record HouseholdView(
            String householdNo,
            String headName,
            String householdType,
            boolean wholeHouseholdWithoutLabour,
            List<HouseholdFacts.Member> members) {}

    /** An alert of the case. */
    public record AlertView(
            String alertId,
            String ruleCode,
            AlertLevel level,
            RiskFactor riskFactor,
            @Nullable String personId,
            String titleZh,
            String titleEn,
            String explanationZh,
            String explanationEn,
            boolean open,
            Instant joinedAt,
            @Nullable Instant clearedAt,
            @Nullable String clearedReasonZh,
            @Nullable String clearedReasonEn) {}

    /** A step that was taken. */
    public record StepView(
            int stepNo,
            String command,
            String titleZh,
            String titleEn,
            CaseState from,
            CaseState to,
            int round,
            String actor,
            String actorName,
            String role,
            String unit,
            String formVersion,
            @Nullable String note,
            @Nullable String reasonZh,
            List<Evidence> evidence,
            Map<String, Object> values,
            @Nullable Instant dueAt,
            Instant at) {}

    /** A step that may be taken, with its form; evidence kinds are fields of type evidence. */
    public record AvailableStep(
            String command,
            String titleZh,
            String titleEn,
            String formVersion,
            boolean reasonRequired,
            List<FieldView> fields) {}

    /** A field of a form. For type evidence the name is the evidence's kind. */
    public record FieldView(
            String name,
            String type,
            boolean required,
            boolean multiple,
            String titleZh,
            String titleEn,
            @Nullable List<Option> options) {}

    static CaseView of(
            LoadedCase loaded, WorkflowDefinition workflow, PolicyNumbers policy, Worker worker, Instant now) {
        CaseRow row = loaded.row();
        CaseFile file = loaded.file();
        WorkflowDefinition.StateDefinition state = workflow.state(row.state);
        return new CaseView(
                row.caseId,
                row.caseNo,
                row.version,
                row.state,
                state.titleZh(),
                state.titleEn(),
                row.open,
                row.householdId,
                household(file.household()),
                row.divisionCode,
                row.channel,
                row.difficultyZh,
                row.previousCaseId,
                row.openedAt,
                row.dueAt,
                row.dueAt != null && row.dueAt.isBefore(now),
                file.allAlertsCleared(),
                file.facts(),
                loaded.alerts().stream().map(CaseView::alert).toList(),
                loaded.steps().stream().map(step -> step(step, workflow)).toList(),
                PlanView.of(loaded, workflow, worker),
                available(file, workflow, policy, worker, Deadlines.day(now)),
                row.synthetic);
    }

    private static @Nullable HouseholdView household(@Nullable HouseholdFacts household) {
        return household == null
                ? null
                : new HouseholdView(
                        household.householdNo(),
                        household.headName(),
                        household.householdType().name(),
                        household.wholeHouseholdWithoutLabour(),
                        household.members());
    }

    private static AlertView alert(AlertRow row) {
        return new AlertView(
                row.alertId,
                row.ruleCode,
                row.level,
                row.riskFactor,
                row.personId,
                row.titleZh,
                row.titleEn,
                row.explanationZh,
                row.explanationEn,
                row.open,
                row.joinedAt,
                row.clearedAt,
                row.clearedReasonZh,
                row.clearedReasonEn);
    }

    private static StepView step(StepRow row, WorkflowDefinition workflow) {
        var step = row.step();
        var definition = workflow.step(step.command());
        return new StepView(
                step.no(),
                step.command(),
                definition.map(StepDefinition::titleZh).orElse("再次识别"),
                definition.map(StepDefinition::titleEn).orElse("Identified anew"),
                step.from(),
                step.to(),
                step.round(),
                step.actor(),
                step.actorName(),
                step.role(),
                step.unit(),
                step.formVersion(),
                step.note(),
                step.reasonZh(),
                step.evidence(),
                step.values(),
                row.dueAt,
                step.at());
    }

    private static List<AvailableStep> available(
            CaseFile file, WorkflowDefinition workflow, PolicyNumbers policy, Worker worker, LocalDate today) {
        int adultAge = policy.value("adult_age", file.divisionCode(), today);
        return workflow.stepsFor(file.state(), worker.roles()).stream()
                .filter(step -> step.requires().stream().allMatch(file::tookInThisRound))
                .filter(step -> !(step.once() && file.tookInThisRound(step.command())))
                .filter(step -> !file.actorsOf(step.notByActorsOf()).contains(worker.userId()))
                .map(step -> new AvailableStep(
                        step.command(),
                        step.titleZh(),
                        step.titleEn(),
                        step.formVersion(),
                        step.reasonRequired(),
                        Stream.concat(
                                        step.fields().stream()
                                                .map(field -> field(
                                                        field, FormReading.options(field, file, today, adultAge))),
                                        step.evidence().stream().map(CaseView::field))
                                .toList()))
                .toList();
    }

    private static FieldView field(FieldDefinition field, List<Option> options) {
        return new FieldView(
                field.name(),
                field.type().name().toLowerCase(Locale.ROOT),
                field.required(),
                field.multiple(),
                field.titleZh(),
                field.titleEn(),
                field.type() == StepDefinition.Type.SELECT ? options : null);
    }

    private static FieldView field(EvidenceDefinition evidence) {
        return new FieldView(
                evidence.kind(), "evidence", evidence.required(), false, evidence.titleZh(), evidence.titleEn(), null);
    }
}
