package io.fangpin.risk.api;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.domain.PolicyChange;
import io.fangpin.risk.domain.PolicyChange.Kind;
import io.fangpin.risk.domain.PolicyChange.State;
import io.fangpin.risk.policy.ChangingPolicy;
import io.fangpin.risk.policy.ChangingPolicy.Terms;
import io.fangpin.risk.store.PolicyChanges;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 政策变更: proposed by one administrator, agreed by another; everybody sees what is going to change, and what did. */
@Path("/policy-changes")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.FINANCE_OFFICER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class PolicyChangesResource {
    private final ChangingPolicy changing;
    private final PolicyChanges changes;
    private final CurrentActor actor;

    @Inject
    PolicyChangesResource(ChangingPolicy changing, PolicyChanges changes, CurrentActor actor) {
        this.changing = changing;
        this.changes = changes;
        this.actor = actor;
    }

    /** Which older pack comes back. */
    public record OlderPack(
            @NotBlank String region,
            @NotBlank String packId,
            @NotBlank String packVersion) {}

    /** One of numbers, yaml and olderPack, by kind; {@code effectiveOn} absent for at once. */
    public record ChangeRequest(
            @NotNull Kind kind,
            @Nullable List<PolicyNumber> numbers,
            @Nullable String yaml,
            @Nullable @Valid OlderPack olderPack,
            @Nullable LocalDate effectiveOn,
            @NotBlank @Size(max = 500) String note) {}

    /** @param agrees whether it shall come into force */
    public record DecisionRequest(@NotNull Boolean agrees) {}

    @GET
    public Uni<Page<PolicyChange>> list(@QueryParam("state") @Nullable State state, @BeanParam PageRequest page) {
        return changes.list(state, page);
    }

    @GET
    @Path("/{id}")
    public Uni<PolicyChange> one(@PathParam("id") String id) {
        return changing.known(id);
    }

    @POST
    @Blocking
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Uni<Response> propose(@NotNull @Valid ChangeRequest request) {
        return proposed(request)
                .map(change ->
                        Response.status(Response.Status.CREATED).entity(change).build());
    }

    private Uni<PolicyChange> proposed(ChangeRequest request) {
        Terms terms = new Terms(request.effectiveOn(), request.note());
        List<PolicyNumber> numbers = request.numbers();
        String yaml = request.yaml();
        OlderPack older = request.olderPack();
        return switch (request.kind()) {
            case NUMBERS -> changing.proposeNumbers(numbers == null ? List.of() : numbers, terms, actor.get());
            case RULE_PACK -> changing.proposePack(yaml == null ? "" : yaml, terms, actor.get());
            case ROLLBACK -> {
                if (older == null) {
                    throw Problem.of(400, "invalid-request", "缺少 olderPack / olderPack is missing")
                            .asException();
                }
                yield changing.proposeRollback(older.region(), older.packId(), older.packVersion(), terms, actor.get());
            }
        };
    }

    @POST
    @Blocking
    @Path("/{id}/decision")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Uni<PolicyChange> decide(@PathParam("id") String id, @NotNull @Valid DecisionRequest request) {
        var who = actor.get();
        return changing.known(id).chain(change -> changing.decide(change, request.agrees(), who));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Uni<PolicyChange> withdraw(@PathParam("id") String id) {
        var who = actor.get();
        return changing.known(id).chain(change -> changing.withdraw(change, who));
    }
}
