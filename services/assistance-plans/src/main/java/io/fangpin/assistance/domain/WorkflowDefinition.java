package io.fangpin.assistance.domain;

import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.fangpin.schemas.registry.RiskFactor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order of a case's steps in one region, as data: places differ, so no step order is written in code. */
public record WorkflowDefinition(
        String workflow,
        String titleZh,
        String titleEn,
        String source,
        CaseState initial,
        List<StateDefinition> states,
        List<StepDefinition> steps,
        PlanRules plan) {

    public WorkflowDefinition {
        states = List.copyOf(states);
        steps = List.copyOf(steps);
    }

    public StateDefinition state(CaseState state) {
        return states.stream()
                .filter(definition -> definition.state() == state)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The workflow does not know the state " + state));
    }

    public Optional<StepDefinition> step(String command) {
        return steps.stream().filter(step -> step.command().equals(command)).findFirst();
    }

    /** Steps that one of the roles may take in a state. */
    public List<StepDefinition> stepsFor(CaseState state, Set<String> roles) {
        return steps.stream()
                .filter(step -> step.move(state).isPresent()
                        && step.roles(state).stream().anyMatch(roles::contains))
                .toList();
    }

    /**
     * A state.
     *
     * @param open false when the case is over and the household may have another
     * @param due deadlines that run while the case is in this state; the earliest counts
     */
    public record StateDefinition(
            CaseState state, String titleZh, String titleEn, boolean open, List<DueDefinition> due) {
        public StateDefinition {
            due = listOf(due);
        }
    }

    /**
     * A deadline.
     *
     * @param number code of the policy number
     * @param since {@code state} (entered), {@code opening} of the case, or the name of a step
     */
    public record DueDefinition(String number, String since) {}

    /** What of a plan depends on policy: where it may be written and carried out, and what answers which risk. */
    public record PlanRules(
            Set<CaseState> editableIn,
            Set<String> editRoles,
            Set<CaseState> deliverableIn,
            Set<String> deliverRoles,
            Map<RiskFactor, Set<MeasureCategory>> families) {
        public PlanRules {
            editableIn = Set.copyOf(editableIn);
            editRoles = Set.copyOf(editRoles);
            deliverableIn = Set.copyOf(deliverableIn);
            deliverRoles = Set.copyOf(deliverRoles);
            families = Map.copyOf(families);
        }
    }

    @SuppressWarnings("NullAway") // a list left out of the file
    static <T> List<T> listOf(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
