package io.fangpin.assistance.api;

import io.fangpin.assistance.LookAtVillageTasks;
import io.fangpin.assistance.WorkOnVillageTasks;
import io.fangpin.assistance.api.VillageTaskView.State;
import io.fangpin.assistance.domain.VillageTask.Command;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.store.VillageTaskHouseholds.AffectedHousehold;
import io.fangpin.assistance.store.VillageTaskLists.Filter;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Finding;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 村级事项: look, note what was done, open cases for single households, close. */
@Path("/village-tasks")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.FINANCE_OFFICER,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class VillageTasksResource {
    private static final int MOST_TEXT = 1_000;
    private static final int MOST_REASON = 500;
    private static final int MOST_CASES = 200;

    private final LookAtVillageTasks look;
    private final WorkOnVillageTasks work;
    private final CurrentActor actor;
    private final People people;

    @Inject
    public VillageTasksResource(LookAtVillageTasks look, WorkOnVillageTasks work, CurrentActor actor, People people) {
        this.look = look;
        this.work = work;
        this.actor = actor;
        this.people = people;
    }

    /** What was found on the spot and done about it. */
    public record NoteBody(
            @NotNull @Nullable Integer version,
            @NotBlank @Size(max = MOST_TEXT) String textZh) {}

    /** Households that need a case of their own, and why. */
    public record CasesBody(
            @NotNull @Nullable Integer version,
            @NotEmpty @Size(max = MOST_CASES) Set<@NotBlank String> householdIds,
            @NotBlank @Size(max = MOST_REASON) String reasonZh) {}

    /** What the risk was found to be. */
    public record ClosingBody(
            @NotNull @Nullable Integer version,
            @NotNull Finding finding,
            @NotBlank @Size(max = MOST_TEXT) String textZh) {}

    @GET
    public Uni<Page<VillageTaskView>> find(
            @QueryParam("division") Optional<String> division,
            @QueryParam("state") Optional<State> state,
            @QueryParam("alert") Optional<String> alert,
            @QueryParam("overdue") Optional<Boolean> overdue,
            @BeanParam PageRequest page) {
        Filter filter = new Filter(division, state.map(one -> one == State.OPEN), alert, overdue);
        return look.find(actor.scope(), filter, page).map(found -> found.map(VillageTaskView::listed));
    }

    @GET
    @Path("/{id}")
    public Uni<VillageTaskView> one(@PathParam("id") String id) {
        return show(id, people.worker(), actor.scope());
    }

    /** Every household of which the task has an alert, the monitored ones first. */
    @GET
    @Path("/{id}/households")
    public Uni<Page<AffectedHousehold>> households(@PathParam("id") String id, @BeanParam PageRequest page) {
        return look.households(id, actor.scope(), page);
    }

    @POST
    @Path("/{id}/notes")
    public Uni<VillageTaskView> note(@PathParam("id") String id, @Valid @NotNull NoteBody body) {
        return work(id, body.version(), new Command.Note(body.textZh()));
    }

    /** Opens them all or none: refused when one of them has an open case, or is no longer at risk. */
    @POST
    @Path("/{id}/cases")
    public Uni<VillageTaskView> openCases(@PathParam("id") String id, @Valid @NotNull CasesBody body) {
        return work(id, body.version(), new Command.OpenCases(body.householdIds(), body.reasonZh()));
    }

    @POST
    @Path("/{id}/closing")
    public Uni<VillageTaskView> close(@PathParam("id") String id, @Valid @NotNull ClosingBody body) {
        return work(id, body.version(), new Command.Close(body.finding(), body.textZh()));
    }

    private Uni<VillageTaskView> work(String id, @Nullable Integer version, Command command) {
        Worker worker = people.worker();
        DivisionScope scope = actor.scope();
        return work.work(id, StepBody.required("version", version), command, worker, scope)
                .invoke(Refusals::raise)
                .chain(() -> show(id, worker, scope));
    }

    private Uni<VillageTaskView> show(String id, Worker worker, DivisionScope scope) {
        return look.one(id, scope).map(seen -> VillageTaskView.of(seen, worker));
    }
}
