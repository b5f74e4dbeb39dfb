package io.fangpin.assistance.domain;

import io.fangpin.assistance.domain.Decision.Kind;
import io.fangpin.assistance.domain.Decision.Refused;
import io.fangpin.kit.security.Roles;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Finding;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 村级事项: an event that befell a whole village, worked on once for all its households (DOMAIN 3 F06, 4.3 R-WAT). People look into
 * it on the spot, choose the households that need a case of their own, and close it when the risk is over everywhere, or was none.
 *
 * @param stepNo number of its last step; who acts must have seen it
 * @param openAlerts alerts of its households that still show the risk
 * @param lookedInto somebody noted what was found on the spot
 */
public record VillageTask(
        String taskId,
        String taskNo,
        String divisionCode,
        String event,
        boolean open,
        int stepNo,
        long openAlerts,
        boolean lookedInto,
        boolean synthetic) {

    private static final List<String> WORKING =
            List.of(Roles.COUNTY_APPROVER, Roles.TOWNSHIP_REVIEWER, Roles.VILLAGE_WORKER, Roles.MONITORING_STAFF);
    /** That there was no risk, or is none any more although the data still show it, is not for the village alone to say. */
    private static final List<String> ABOVE_THE_VILLAGE = List.of(Roles.TOWNSHIP_REVIEWER, Roles.COUNTY_APPROVER);

    /** What somebody wants to do. */
    public sealed interface Command {
        String textZh();

        /** Noting what was found and done. */
        record Note(String textZh) implements Command {}

        /** Opening cases for chosen households. */
        record OpenCases(Set<String> householdIds, String textZh) implements Command {
            public OpenCases {
                householdIds = Set.copyOf(householdIds);
            }
        }

        /** Closing it. */
        record Close(Finding finding, String textZh) implements Command {}
    }

    /** What becomes of it: a step, or a refusal. */
    public sealed interface Outcome {
        /** It may not be. */
        record No(Refused why) implements Outcome {}

        /** It is done. */
        record Yes(Taken taken) implements Outcome {}
    }

    /**
     * A step as it is kept and told.
     *
     * @param role the role in which the worker acts
     * @param finding present when the step closes the task
     */
    public record Taken(
            VillageTask task,
            int stepNo,
            Step step,
            @Nullable Finding finding,
            String textZh,
            Worker worker,
            String role,
            Instant at) {}

    /** Decides; who may do what does not depend on the order of the checks: place first, person second, rules last. */
    public Outcome decide(Command command, Worker worker, Instant now) {
        if (!open) {
            return new Outcome.No(
                    new Refused(Kind.STATE, "village-task-closed", "该村级事项已销号", "The village task is closed", Map.of()));
        }
        Optional<String> role = role(command, worker);
        if (role.isEmpty()) {
            return new Outcome.No(new Refused(
                    Kind.ROLE,
                    "role-not-allowed",
                    "您的角色不能办理此项，误报须由乡镇或县级认定",
                    "Not for your role; that there was no risk is for township or county to say",
                    Map.of()));
        }
        return refusal(command, role.get())
                .<Outcome>map(Outcome.No::new)
                .orElseGet(() -> new Outcome.Yes(taken(command, worker, role.get(), now)));
    }

    /** How this person may close it now. */
    public List<Finding> closings(Worker worker) {
        return Arrays.stream(Finding.values())
                .filter(finding -> open)
                .map(finding -> new Command.Close(finding, ""))
                .filter(close -> role(close, worker)
                        .filter(role -> refusal(close, role).isEmpty())
                        .isPresent())
                .map(Command.Close::finding)
                .toList();
    }

    /** Whether this person may note something or open cases. */
    public boolean mayWork(Worker worker) {
        return open && WORKING.stream().anyMatch(worker.roles()::contains);
    }

    private static Optional<String> role(Command command, Worker worker) {
        Stream<String> may = command instanceof Command.Close close && close.finding() == Finding.NO_RISK
                ? ABOVE_THE_VILLAGE.stream()
                : WORKING.stream();
        return may.filter(worker.roles()::contains).findFirst();
    }

    private Optional<Refused> refusal(Command command, String role) {
        if (!(command instanceof Command.Close)) {
            return Optional.empty();
        }
        if (openAlerts > 0 && !ABOVE_THE_VILLAGE.contains(role)) {
            return Optional.of(Refused.because(
                            "village-task-risk-stands",
                            "仍有%d条预警未解除，须待解除，或由乡镇、县级销号".formatted(openAlerts),
                            "%d alerts still show the risk; until they are gone only township or county closes it"
                                    .formatted(openAlerts))
                    .with("openAlerts", openAlerts));
        }
        return lookedInto
                ? Optional.empty()
                : Optional.of(Refused.because(
                        "village-task-not-looked-into", "请先到现场查看并记录处置情况", "Note first what was found on the spot"));
    }

    private Taken taken(Command command, Worker worker, String role, Instant now) {
        return switch (command) {
            case Command.Note note -> taken(Step.NOTE, null, note, worker, role, now);
            case Command.OpenCases cases -> taken(Step.CASES_OPENED, null, cases, worker, role, now);
            case Command.Close close -> taken(Step.CLOSED, close.finding(), close, worker, role, now);
        };
    }

    private Taken taken(
            Step step, @Nullable Finding finding, Command command, Worker worker, String role, Instant now) {
        return new Taken(this, stepNo + 1, step, finding, command.textZh(), worker, role, now);
    }
}
