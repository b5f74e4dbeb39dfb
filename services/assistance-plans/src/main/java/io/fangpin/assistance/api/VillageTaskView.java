package io.fangpin.assistance.api;

import io.fangpin.assistance.LookAtVillageTasks.Seen;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.store.VillageTaskLists.ListedStep;
import io.fangpin.assistance.store.VillageTaskLists.ListedTask;
import io.fangpin.assistance.store.VillageTaskLists.Rule;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Finding;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A village's task as the console shows it.
 *
 * @param version its last step's number; who acts sends it back
 * @param may what the person who asks may do now; absent in lists
 */
public record VillageTaskView(
        String taskId,
        String taskNo,
        String divisionCode,
        String event,
        List<String> ruleCodes,
        List<String> titlesZh,
        List<String> titlesEn,
        @Nullable AlertLevel level,
        long households,
        long householdsHit,
        long monitored,
        long withCase,
        State state,
        Instant openedAt,
        @Nullable Instant dueAt,
        boolean overdue,
        boolean synthetic,
        int version,
        @Nullable String explanationZh,
        @Nullable String explanationEn,
        @Nullable Finding finding,
        @Nullable Instant closedAt,
        @Nullable List<ListedStep> notes,
        @Nullable May may) {

    /** Whether somebody still works on it. */
    public enum State {
        OPEN,
        CLOSED
    }

    /** What a person may do; {@code closings} names the findings with which it may be closed now. */
    public record May(boolean note, boolean openCases, List<Finding> closings) {}

    static VillageTaskView listed(ListedTask task) {
        return of(task, null, null);
    }

    static VillageTaskView of(Seen seen, Worker worker) {
        boolean works = seen.task().mayWork(worker);
        return of(seen.listed(), seen.steps(), new May(works, works, seen.task().closings(worker)));
    }

    private static VillageTaskView of(ListedTask task, @Nullable List<ListedStep> steps, @Nullable May may) {
        return new VillageTaskView(
                task.taskId(),
                task.taskNo(),
                task.divisionCode(),
                task.event(),
                task.rules().stream().map(Rule::code).toList(),
                task.rules().stream().map(Rule::titleZh).toList(),
                task.rules().stream().map(Rule::titleEn).toList(),
                task.level(),
                task.households(),
                task.hit(),
                task.monitored(),
                task.withCase(),
                task.open() ? State.OPEN : State.CLOSED,
                task.openedAt(),
                task.dueAt(),
                task.overdue(),
                task.synthetic(),
                task.stepNo(),
                task.explanationZh(),
                task.explanationEn(),
                task.finding(),
                task.closedAt(),
                steps,
                may);
    }
}
