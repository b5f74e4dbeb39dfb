package io.fangpin.assistance.definition;

import io.fangpin.assistance.domain.Deadlines;
import io.fangpin.assistance.domain.PolicyNumbers;
import io.fangpin.assistance.domain.StepDefinition;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.schemas.assistance.CaseState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses, at start, a workflow that names what does not exist or cannot be reached. */
public final class DefinitionCheck {

    /** Policy numbers that guards and forms read by name. */
    private static final Set<String> READ_BY_CODE = Set.of(
            "adult_age",
            "backdating_max_days",
            "publicity_min_days",
            "elimination_min_months",
            Deadlines.VILLAGE_TASK_DAYS);

    private DefinitionCheck() {}

    /** What is wrong; empty when the files hold together. */
    public static List<String> problems(WorkflowDefinition workflow, PolicyNumbers policy) {
        List<String> problems = new ArrayList<>();
        Set<CaseState> states = new HashSet<>();
        workflow.states().forEach(state -> {
            if (!states.add(state.state())) {
                problems.add("state twice: " + state.state());
            }
        });
        Set<String> commands = new HashSet<>();
        for (StepDefinition step : workflow.steps()) {
            if (!commands.add(step.command())) {
                problems.add("step twice: " + step.command());
            }
            checkMoves(step, states, problems);
        }
        workflow.steps()
                .forEach(step -> Stream.of(step.requires(), step.notByActorsOf())
                        .flatMap(List::stream)
                        .filter(name -> !commands.contains(name))
                        .forEach(name -> problems.add(step.command() + " names an unknown step: " + name)));
        checkDues(workflow, policy, commands, problems);
        READ_BY_CODE.stream()
                .filter(code -> !policy.knows(code))
                .forEach(code -> problems.add("no policy number " + code));
        unreachable(workflow).forEach(state -> problems.add("state out of reach: " + state));
        return problems;
    }

    private static void checkMoves(StepDefinition step, Set<CaseState> states, List<String> problems) {
        Set<CaseState> from = new HashSet<>();
        for (StepDefinition.Move move : step.moves()) {
            for (CaseState state : move.from()) {
                if (!from.add(state)) {
                    problems.add(step.command() + " moves twice from " + state);
                }
                if (!states.contains(state) || !states.contains(move.target(state))) {
                    problems.add(step.command() + " names an unknown state");
                }
                if (step.roles(state).isEmpty()) {
                    problems.add(step.command() + " from " + state + " is allowed to nobody");
                }
            }
        }
    }

    private static void checkDues(
            WorkflowDefinition workflow, PolicyNumbers policy, Set<String> commands, List<String> problems) {
        workflow.states()
                .forEach(state -> state.due().forEach(due -> {
                    if (!policy.knows(due.number())) {
                        problems.add(state.state() + " has no policy number " + due.number());
                    }
                    if (!Set.of("state", "opening").contains(due.since()) && !commands.contains(due.since())) {
                        problems.add(state.state() + " counts a deadline from an unknown step: " + due.since());
                    }
                }));
    }

    /** RE_IDENTIFIED is reached by an alert, not by a step. */
    private static Set<CaseState> unreachable(WorkflowDefinition workflow) {
        Set<CaseState> reached = new HashSet<>(Set.of(workflow.initial(), CaseState.RE_IDENTIFIED));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (StepDefinition step : workflow.steps()) {
                for (CaseState state : Set.copyOf(reached)) {
                    grew |= step.move(state)
                            .map(m -> reached.add(m.target(state)))
                            .orElse(false);
                }
            }
        }
        Set<CaseState> out = new HashSet<>();
        workflow.states().stream()
                .map(WorkflowDefinition.StateDefinition::state)
                .filter(state -> !reached.contains(state))
                .forEach(out::add);
        return out;
    }
}
