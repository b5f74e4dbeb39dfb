package io.fangpin.assistance.api;

import io.fangpin.assistance.KeepPlan;
import io.fangpin.assistance.LookAtCases;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The plan of a case. */
@Path("/cases/{id}/plan")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.FINANCE_OFFICER,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class PlansResource {

    private final LookAtCases lookAtCases;
    private final KeepPlan keepPlan;
    private final WorkflowDefinition workflow;
    private final CurrentActor actor;
    private final People people;

    @Inject
    public PlansResource(
            LookAtCases lookAtCases,
            KeepPlan keepPlan,
            WorkflowDefinition workflow,
            CurrentActor actor,
            People people) {
        this.lookAtCases = lookAtCases;
        this.keepPlan = keepPlan;
        this.workflow = workflow;
        this.actor = actor;
        this.people = people;
    }

    @GET
    public Uni<PlanView> plan(@PathParam("id") String id) {
        return show(id, people.worker(), actor.scope());
    }

    @PUT
    public Uni<PlanView> draft(@PathParam("id") String id, @NotNull PlanBody body) {
        Worker worker = people.worker();
        DivisionScope scope = actor.scope();
        return keepPlan.draft(id, StepBody.required("version", body.version()), body.drafts(), worker, scope)
                .invoke(Refusals::raise)
                .chain(() -> show(id, worker, scope));
    }

    private Uni<PlanView> show(String caseId, Worker worker, DivisionScope scope) {
        return lookAtCases.one(caseId, scope).map(loaded -> PlanView.of(loaded, workflow, worker));
    }
}
