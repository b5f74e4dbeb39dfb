package io.fangpin.assistance.api;

import io.fangpin.assistance.KeepPlan;
import io.fangpin.assistance.LookAtCases;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Measures are delivered; who may do so is said in the workflow. */
@Path("/measures")
@Authenticated
public class MeasuresResource {

    private final LookAtCases lookAtCases;
    private final KeepPlan keepPlan;
    private final WorkflowDefinition workflow;
    private final CurrentActor actor;
    private final People people;

    @Inject
    public MeasuresResource(
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

    @POST
    @Path("/{id}/deliver")
    public Uni<PlanView> deliver(@PathParam("id") String measureId, @NotNull DeliveryBody body) {
        Worker worker = people.worker();
        DivisionScope scope = actor.scope();
        LocalDate deliveredOn = StepBody.required("deliveredOn", body.deliveredOn());
        return keepPlan.deliver(measureId, deliveredOn, body.evidence(), worker, scope)
                .invoke(delivered -> Refusals.raise(delivered.refusal()))
                .chain(delivered -> lookAtCases.one(delivered.caseId(), scope))
                .map(loaded -> PlanView.of(loaded, workflow, worker));
    }
}
