package io.fangpin.assistance.domain;

import io.fangpin.assistance.domain.PolicyNumbers.PolicyNumber;
import io.fangpin.assistance.domain.WorkflowDefinition.DueDefinition;
import io.fangpin.schemas.assistance.CaseState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Until when the next step of a case is due: the earliest deadline of its state, at the end of that day in China. */
public record Deadlines(WorkflowDefinition workflow, PolicyNumbers policy, WorkingDays calendar) {

    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Policy number: days until somebody must have looked into what befell a village. */
    public static final String VILLAGE_TASK_DAYS = "village_task_days";

    /** A deadline of a state and where it comes from. */
    public record Due(DueDefinition definition, PolicyNumber number, LocalDate from, LocalDate on) {
        public Instant at() {
            return on.plusDays(1).atStartOfDay(CHINA).minusSeconds(1).toInstant();
        }
    }

    /** Deadlines of a state that has just been entered. */
    public List<Due> of(CaseState state, CaseFile file, Instant now) {
        List<Due> due = new ArrayList<>();
        for (DueDefinition definition : workflow.state(state).due()) {
            since(definition, file, now).ifPresent(from -> due.add(due(definition, file.divisionCode(), from)));
        }
        due.sort(Comparator.comparing(Due::on));
        return due;
    }

    /** Until when somebody must have looked into what befell a village. */
    public Instant ofVillageTask(String divisionCode, Instant now) {
        return due(new DueDefinition(VILLAGE_TASK_DAYS, "opening"), divisionCode, day(now))
                .at();
    }

    /** The deadlines of a case that opens now. */
    public List<Due> ofOpening(String divisionCode, Instant now) {
        LocalDate today = day(now);
        return workflow.state(workflow.initial()).due().stream()
                .map(definition -> due(definition, divisionCode, today))
                .sorted(Comparator.comparing(Due::on))
                .toList();
    }

    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CHINA);
    }

    private Optional<LocalDate> since(DueDefinition definition, CaseFile file, Instant now) {
        return switch (definition.since()) {
            case "state" -> Optional.of(day(now));
            case "opening" -> Optional.of(day(file.openedAt()));
            case String step -> file.lastTaken(step).map(taken -> day(taken.at()));
        };
    }

    private Due due(DueDefinition definition, String divisionCode, LocalDate from) {
        PolicyNumber number = policy.find(definition.number(), divisionCode, from);
        LocalDate on = switch (number.unit()) {
            case WORKING_DAYS -> calendar.after(from, number.value()).dueOn();
            case DAYS -> from.plusDays(number.value());
            case MONTHS -> from.plusMonths(number.value());
            case YEARS -> from.plusYears(number.value());
        };
        return new Due(definition, number, from, on);
    }
}
