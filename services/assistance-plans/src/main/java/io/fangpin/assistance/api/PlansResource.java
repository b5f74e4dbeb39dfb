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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Plans and the delivery of their measures. */
@Path("/")
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

    /** When a measure was carried out, and what proves it. */
    public record DeliveryBody(
            @Nullable LocalDate deliveredOn, @Nullable String evidence) {}

    @GET
    @Path("/cases/{id}/plan")
    public Uni<PlanView> plan(@PathParam("id") String id) {
        return show(id, people.worker(), actor.scope());
    }

    @PUT
    @Path("/cases/{id}/plan")
    public Uni<PlanView> draft(@PathParam("id") String id, @NotNull PlanBody body) {
        Worker worker = people.worker();
        DivisionScope scope = actor.scope();
        return keepPlan.draft(id, StepBody.required("version", body.version()), body.drafts(), worker, scope)
                .invoke(Refusals::raise)
                .chain(() -> show(id, worker, scope));
    }

    @POST
    @Path("/measures/{id}/deliver")
    public Uni<PlanView> deliver(@PathParam("id") String measureId, @NotNull DeliveryBody body) {
        Worker worker = people.worker();
        DivisionScope scope = actor.scope();
        LocalDate deliveredOn = StepBody.required("deliveredOn", body.deliveredOn());
        return keepPlan.deliver(measureId, deliveredOn, body.evidence(), worker, scope)
                .invoke(delivered -> Refusals.raise(delivered.refusal()))
                .chain(delivered -> show(delivered.caseId(), worker, scope));
    }

    private Uni<PlanView> show(String caseId, Worker worker, DivisionScope scope) {
        return lookAtCases.one(caseId, scope).map(loaded -> PlanView.of(loaded, workflow, worker));
    }
}
