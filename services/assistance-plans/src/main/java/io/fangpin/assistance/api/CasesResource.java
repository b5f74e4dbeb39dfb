package io.fangpin.assistance.api;

import io.fangpin.assistance.LookAtCases;
import io.fangpin.assistance.ReportClue;
import io.fangpin.assistance.TakeStep;
import io.fangpin.assistance.domain.PolicyNumbers;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.assistance.store.CaseLists.CaseSummary;
import io.fangpin.assistance.store.CaseLists.Filter;
import io.fangpin.assistance.store.CaseLists.StateCount;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.fangpin.schemas.assistance.CaseState;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Cases: look, report a clue, take a step. */
@Path("/cases")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.FINANCE_OFFICER,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class CasesResource {

    private final LookAtCases lookAtCases;
    private final ReportClue reportClue;
    private final TakeStep takeStep;
    private final WorkflowDefinition workflow;
    private final PolicyNumbers policy;
    private final CurrentActor actor;
    private final People people;
    private final Clock clock;

    @Inject
    public CasesResource(
            LookAtCases lookAtCases,
            ReportClue reportClue,
            TakeStep takeStep,
            WorkflowDefinition workflow,
            PolicyNumbers policy,
            CurrentActor actor,
            People people,
            Clock clock) {
        this.lookAtCases = lookAtCases;
        this.reportClue = reportClue;
        this.takeStep = takeStep;
        this.workflow = workflow;
        this.policy = policy;
        this.actor = actor;
        this.people = people;
        this.clock = clock;
    }

    /** A clue without an alert; the channel is e.g. APPLICATION, VISIT, HOTLINE, PRESS, PETITION. */
    public record ClueBody(
            @NotBlank String householdId,
            @NotBlank @Size(max = 500) String difficultyZh,
            @NotBlank @Pattern(regexp = "[A-Z_]{2,30}") String channel) {}

    /** Counts by state, with what is overdue and what waits for somebody to close it. */
    public record SummaryView(long total, long open, long overdue, long allAlertsCleared, List<StateView> byState) {}

    /** Cases of one state. */
    public record StateView(CaseState state, String titleZh, String titleEn, boolean open, long cases, long overdue) {}

    @GET
    public Uni<Page<CaseSummary>> find(
            @QueryParam("division") Optional<String> division,
            @QueryParam("state") Optional<CaseState> state,
            @QueryParam("household") Optional<String> household,
            @QueryParam("overdue") Optional<Boolean> overdue,
            @BeanParam PageRequest page) {
        return lookAtCases.find(actor.scope(), new Filter(division, state, household, overdue), page);
    }

    @GET
    @Path("/summary")
    public Uni<SummaryView> summary(@QueryParam("division") Optional<String> division) {
        return lookAtCases.count(actor.scope(), division).map(this::summary);
    }

    @GET
    @Path("/{id}")
    public Uni<CaseView> one(@PathParam("id") String id) {
        return show(id, people.worker(), actor.scope());
    }

    @POST
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.COUNTY_APPROVER, Roles.MONITORING_STAFF})
    public Uni<Response> report(@Valid @NotNull ClueBody clue) {
        Worker worker = people.worker();
        DivisionScope scope = actor.scope();
        return reportClue
                .report(clue.householdId(), clue.difficultyZh(), clue.channel(), worker, scope)
                .chain(id -> show(id, worker, scope))
                .map(view -> Response.created(URI.create("/cases/" + view.caseId()))
                        .entity(view)
                        .build());
    }

    @POST
    @Path("/{id}/steps/{command}")
    public Uni<CaseView> step(
            @PathParam("id") String id, @PathParam("command") String command, @NotNull StepBody body) {
        Worker worker = people.worker();
        DivisionScope scope = actor.scope();
        return takeStep.take(id, body.requiredVersion(), body.command(command), worker, scope)
                .invoke(Refusals::raise)
                .chain(() -> show(id, worker, scope));
    }

    private Uni<CaseView> show(String id, Worker worker, DivisionScope scope) {
        return lookAtCases.one(id, scope).map(loaded -> CaseView.of(loaded, workflow, policy, worker, clock.instant()));
    }

    private SummaryView summary(List<StateCount> counts) {
        List<StateView> byState = workflow.states().stream()
                .map(state -> {
                    Optional<StateCount> count = counts.stream()
                            .filter(one -> one.state() == state.state())
                            .findFirst();
                    return new StateView(
                            state.state(),
                            state.titleZh(),
                            state.titleEn(),
                            state.open(),
                            count.map(StateCount::cases).orElse(0L),
                            count.map(StateCount::overdue).orElse(0L));
                })
                .toList();
        return new SummaryView(
                byState.stream().mapToLong(StateView::cases).sum(),
                byState.stream()
                        .filter(StateView::open)
                        .mapToLong(StateView::cases)
                        .sum(),
                byState.stream().mapToLong(StateView::overdue).sum(),
                counts.stream().mapToLong(StateCount::allAlertsCleared).sum(),
                byState);
    }
}
