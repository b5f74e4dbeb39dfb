package io.fangpin.assistance;

import io.fangpin.assistance.domain.Decision.Refused;
import io.fangpin.assistance.domain.VillageTask;
import io.fangpin.assistance.domain.VillageTask.Command;
import io.fangpin.assistance.domain.VillageTask.Outcome;
import io.fangpin.assistance.domain.VillageTask.Taken;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.store.VillageTasks;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.VillageTaskStepTaken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody notes, opens cases or closes in a village's task. */
@ApplicationScoped
public class WorkOnVillageTasks {
    private final Pool pool;
    private final VillageTasks tasks;
    private final OpenVillageCases cases;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public WorkOnVillageTasks(Pool pool, VillageTasks tasks, OpenVillageCases cases, Outbox outbox, Clock clock) {
        this.pool = pool;
        this.tasks = tasks;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Empty when it was done; a task outside the scope does not exist, a stale version is a conflict. */
    public Uni<Optional<Refused>> work(
            String taskId, int version, Command command, Worker worker, DivisionScope scope) {
        return pool.withTransaction(tx -> tasks.find(tx, taskId)
                .map(found -> current(found, version, scope))
                .chain(task -> settle(tx, task, command, worker)));
    }

    private Uni<Optional<Refused>> settle(SqlConnection tx, VillageTask task, Command command, Worker worker) {
        return switch (task.decide(command, worker, clock.instant())) {
            case Outcome.No no -> Uni.createFrom().item(Optional.of(no.why()));
            case Outcome.Yes yes -> take(tx, yes.taken(), command).replaceWith(Optional.empty());
        };
    }

    private Uni<Void> take(SqlConnection tx, Taken taken, Command command) {
        Uni<List<DomainEvent>> opened = command instanceof Command.OpenCases wanted
                ? cases.open(tx, taken, wanted.householdIds())
                : Uni.createFrom().item(List.of());
        return opened.chain(others -> {
            List<DomainEvent> events = new ArrayList<>(others);
            events.add(told(taken));
            return tasks.take(tx, taken)
                    .chain(() -> outbox.append(
                            tx, events.stream().map(outbox::envelope).toList()));
        });
    }

    private static VillageTaskStepTaken told(Taken taken) {
        Worker worker = taken.worker();
        return new VillageTaskStepTaken(
                taken.task().taskId(),
                taken.task().divisionCode(),
                taken.stepNo(),
                taken.step(),
                taken.finding(),
                worker.userId(),
                worker.name(),
                taken.role(),
                worker.unit(),
                taken.textZh(),
                taken.at());
    }

    private static VillageTask current(Optional<VillageTask> found, int version, DivisionScope scope) {
        VillageTask task = found.filter(one -> scope.covers(one.divisionCode()))
                .orElseThrow(() ->
                        Problem.notFound("未找到该村级事项 / Village task not found").asException());
        if (task.stepNo() != version) {
            throw Problem.conflict("conflict", "内容已被他人更新，请刷新后重试 / Changed by someone else, reload")
                    .with("version", task.stepNo())
                    .asException();
        }
        return task;
    }
}
