package io.fangpin.assistance;

import io.fangpin.assistance.domain.VillageTask;
import io.fangpin.assistance.store.VillageTaskHouseholds;
import io.fangpin.assistance.store.VillageTaskHouseholds.AffectedHousehold;
import io.fangpin.assistance.store.VillageTaskLists;
import io.fangpin.assistance.store.VillageTaskLists.Filter;
import io.fangpin.assistance.store.VillageTaskLists.ListedStep;
import io.fangpin.assistance.store.VillageTaskLists.ListedTask;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Step;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** People look at tasks of the villages of their divisions. */
@ApplicationScoped
public class LookAtVillageTasks {
    private final VillageTaskLists lists;
    private final VillageTaskHouseholds households;
    private final Clock clock;

    @Inject
    public LookAtVillageTasks(VillageTaskLists lists, VillageTaskHouseholds households, Clock clock) {
        this.lists = lists;
        this.households = households;
        this.clock = clock;
    }

    /** A task as listed, as the domain sees it, and its steps. */
    public record Seen(ListedTask listed, VillageTask task, List<ListedStep> steps) {
        public Seen {
            steps = List.copyOf(steps);
        }

        static Seen of(ListedTask listed, List<ListedStep> steps) {
            VillageTask task = new VillageTask(
                    listed.taskId(),
                    listed.taskNo(),
                    listed.divisionCode(),
                    listed.event(),
                    listed.open(),
                    listed.stepNo(),
                    listed.openAlerts(),
                    steps.stream().anyMatch(step -> step.kind() == Step.NOTE),
                    listed.synthetic());
            return new Seen(listed, task, steps);
        }
    }

    public Uni<Page<ListedTask>> find(DivisionScope scope, Filter filter, PageRequest page) {
        return lists.find(scope, filter, clock.instant(), page);
    }

    public Uni<Seen> one(String taskId, DivisionScope scope) {
        return listed(taskId, scope).chain(listed -> lists.steps(taskId).map(steps -> Seen.of(listed, steps)));
    }

    public Uni<Page<AffectedHousehold>> households(String taskId, DivisionScope scope, PageRequest page) {
        return listed(taskId, scope).chain(listed -> households.of(listed, page));
    }

    private Uni<ListedTask> listed(String taskId, DivisionScope scope) {
        return lists.one(scope, taskId, clock.instant())
                .map(found -> found.orElseThrow(() ->
                        Problem.notFound("未找到该村级事项 / Village task not found").asException()));
    }
}
