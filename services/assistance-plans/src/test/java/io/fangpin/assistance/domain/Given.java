package io.fangpin.assistance.domain;

import io.fangpin.assistance.definition.DefinitionFiles;
import io.fangpin.assistance.domain.HouseholdFacts.Member;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cases, forms and people for decisions. */
final class Given {

    static final WorkflowDefinition WORKFLOW = DefinitionFiles.workflow("workflows/national-1.yaml");
    static final PolicyNumbers POLICY = DefinitionFiles.policy("policy/assistance-1.yaml");
    static final WorkingDays CALENDAR = DefinitionFiles.calendar("calendar/china.yaml");
    static final StepDecisions DECISIONS = new StepDecisions(WORKFLOW, POLICY, CALENDAR);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final Instant NOW = TODAY.atTime(12, 0).atZone(Deadlines.CHINA).toInstant();
    static final String HASH = "0".repeat(64);

    private Given() {}

    static CaseFile anyCase(CaseState state) {
        return caseWith(state, Map.of(), household(true));
    }

    static CaseFile caseWith(CaseState state, Map<String, Object> facts, HouseholdFacts household) {
        return new CaseFile(
                "case-1",
                "FP421281-2026-0000001",
                "plan-1",
                "hh-1",
                "421281101201",
                state,
                1,
                NOW.minusSeconds(3600),
                true,
                facts,
                List.of(),
                List.of(new CaseAlert("alert-1", 1, "R-MED-1", AlertLevel.ORANGE, RiskFactor.ILLNESS, null, true)),
                List.of(),
                household);
    }

    static HouseholdFacts household(boolean headCanWork) {
        return new HouseholdFacts(
                "hh-1",
                "HN1",
                1,
                "421281101201",
                "张合成",
                HouseholdType.ORDINARY,
                List.of(
                        new Member("head", "张合成", LocalDate.of(1978, 1, 1), "02", headCanWork, true),
                        new Member("child", "张小成", LocalDate.of(2015, 1, 1), "20", false, true)),
                true);
    }

    static Measure measure(MeasureCategory category, Measure.State state) {
        return new Measure(
                "measure-1", category, "医疗救助", "MEDICAL_INSURANCE", null, null, null, List.of(), state, null);
    }

    static Worker worker(String role) {
        return new Worker(role, role, Set.of(role), "421281101201");
    }

    /** The case after a step. */
    static CaseFile after(CaseFile file, Decision.Stepped stepped) {
        List<TakenStep> steps = new ArrayList<>(file.steps());
        steps.add(stepped.step());
        return new CaseFile(
                file.caseId(),
                file.caseNo(),
                file.planId(),
                file.householdId(),
                file.divisionCode(),
                stepped.to(),
                stepped.round(),
                file.openedAt(),
                file.synthetic(),
                stepped.facts(),
                steps,
                file.alerts(),
                file.measures().stream()
                        .map(m -> stepped.agreedMeasureIds().contains(m.measureId())
                                ? m.with(Measure.State.DELIVERED, TODAY)
                                : m)
                        .toList(),
                file.household());
    }

    static CaseFile withMeasures(CaseFile file, Measure... measures) {
        return new CaseFile(
                file.caseId(),
                file.caseNo(),
                file.planId(),
                file.householdId(),
                file.divisionCode(),
                file.state(),
                file.round(),
                file.openedAt(),
                file.synthetic(),
                file.facts(),
                file.steps(),
                file.alerts(),
                List.of(measures),
                file.household());
    }

    /** A form that is filled in as the step wants it, all dates on one day except the notice's first. */
    static StepCommand goodForm(StepDefinition step, CaseFile file, LocalDate day) {
        Map<String, Object> values = new HashMap<>();
        for (StepDefinition.FieldDefinition field : step.fields()) {
            if (field.required()) {
                values.put(field.name(), goodValue(field, file, day));
            }
        }
        return new StepCommand(
                step.command(),
                null,
                step.reasonRequired() ? "理由" : null,
                step.evidence().stream()
                        .filter(StepDefinition.EvidenceDefinition::required)
                        .map(kind -> new Evidence(kind.kind(), null, HASH))
                        .toList(),
                values);
    }

    private static Object goodValue(StepDefinition.FieldDefinition field, CaseFile file, LocalDate day) {
        return switch (field.name()) {
            case "verifierTwo" -> "另一人";
            case "votesFor" -> 9;
            case "category" -> "MARGINAL_AT_RISK";
            case "closingReason" -> "MOVED_AWAY";
            case "publicityFrom" -> day.minusDays(10).toString();
            case "verifiedOn", "signedOn", "reviewedOn" -> day.minusDays(12).toString();
            case "eliminationVerifiedOn", "eliminationReviewedOn" ->
                day.minusDays(11).toString();
            default ->
                switch (field.type()) {
                    case TEXT -> "一人";
                    case DATE -> day.toString();
                    case BOOLEAN -> field.mustBe() == null || field.mustBe();
                    case NUMBER, MONEY -> 0;
                    case SELECT -> {
                        List<String> all = FormReading.options(field, file, day, 18).stream()
                                .map(StepDefinition.Option::value)
                                .toList();
                        yield field.multiple() ? List.of(all.get(0)) : all.get(0);
                    }
                };
        };
    }
}
