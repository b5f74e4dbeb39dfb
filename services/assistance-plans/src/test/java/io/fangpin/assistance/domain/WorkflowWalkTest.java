package io.fangpin.assistance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.assistance.definition.DefinitionCheck;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.MeasureCategory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every move of the national workflow can be made by its roles, and by nobody else from nowhere else. */
class WorkflowWalkTest {

    private static final List<String> ROLES = List.of(
            "village-worker",
            "township-reviewer",
            "county-approver",
            "monitoring-staff",
            "finance-officer",
            "auditor",
            "administrator",
            "feed-pusher");

    static Stream<Arguments> moves() {
        return Given.WORKFLOW.steps().stream()
                .flatMap(step -> step.moves().stream()
                        .flatMap(move -> move.from().stream().map(from -> Arguments.of(step.command(), from))));
    }

    @Test
    void theFilesHoldTogether() {
        assertThat(DefinitionCheck.problems(Given.WORKFLOW, Given.POLICY)).isEmpty();
        assertThat(Given.WORKFLOW.states())
                .extracting(WorkflowDefinition.StateDefinition::state)
                .containsExactlyInAnyOrder(CaseState.values());
    }

    @ParameterizedTest
    @MethodSource("moves")
    void everyMoveCanBeMadeByItsRolesOnly(String command, CaseState from) {
        StepDefinition step = Given.WORKFLOW.step(command).orElseThrow();
        CaseFile file = ready(step, from);

        for (String role : ROLES) {
            Decision decision = Given.DECISIONS.decide(
                    file, Given.goodForm(step, file, Given.TODAY), Given.worker(role), Given.NOW);

            if (step.roles(from).contains(role)) {
                assertThat(decision).isInstanceOfSatisfying(Decision.Stepped.class, stepped -> {
                    assertThat(stepped.to())
                            .isEqualTo(step.move(from).orElseThrow().target(from));
                    assertThat(stepped.step().role()).isEqualTo(role);
                    assertThat(stepped.events()).isNotEmpty();
                });
            } else {
                assertThat(decision)
                        .isInstanceOfSatisfying(
                                Decision.Refused.class,
                                refused -> assertThat(refused.kind()).isEqualTo(Decision.Kind.ROLE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("moves")
    void noStepIsPossibleElsewhere(String command, CaseState from) {
        StepDefinition step = Given.WORKFLOW.step(command).orElseThrow();

        for (CaseState elsewhere : CaseState.values()) {
            if (step.move(elsewhere).isEmpty()) {
                CaseFile file = ready(step, elsewhere);
                Decision decision = Given.DECISIONS.decide(
                        file,
                        Given.goodForm(step, file, Given.TODAY),
                        Given.worker(step.roles(from).get(0)),
                        Given.NOW);
                assertThat(decision)
                        .isInstanceOfSatisfying(
                                Decision.Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo("step-not-possible"));
            }
        }
    }

    /** A case in which everything that the step wants has happened, through other people. */
    private static CaseFile ready(StepDefinition step, CaseState state) {
        Map<String, Object> facts = new HashMap<>();
        if (state.ordinal() >= CaseState.ENTERED.ordinal()) {
            facts.put("enteredOn", "2026-03-01");
            facts.put("riskFactors", List.of("ILLNESS"));
        }
        if (Set.of("approveElimination").contains(step.command())) {
            facts.put("publicityTo", Given.TODAY.toString());
        }
        Measure.State measures = step.command().equals("agreePlan") ? Measure.State.DRAFT : Measure.State.DELIVERED;
        CaseFile file = Given.withMeasures(
                Given.caseWith(state, facts, Given.household(true)), Given.measure(MeasureCategory.HEALTH, measures));
        List<TakenStep> before = step.requires().stream()
                .map(command -> new TakenStep(
                        1, command, state, state, 1, "other", "other", "x", "x", "x", null, null, List.of(), Map.of(),
                        Given.NOW))
                .toList();
        return new CaseFile(
                file.caseId(),
                file.caseNo(),
                file.planId(),
                file.householdId(),
                file.divisionCode(),
                state,
                1,
                file.openedAt(),
                true,
                facts,
                before,
                file.alerts(),
                file.measures(),
                file.household());
    }
}
