package io.fangpin.funds.api;

import io.fangpin.funds.RegisterFunds;
import io.fangpin.funds.RegisterFunds.NewProject;
import io.fangpin.funds.RegisterFunds.NewSource;
import io.fangpin.funds.store.FundBudgets;
import io.fangpin.funds.store.FundBudgets.FundSource;
import io.fangpin.funds.store.FundBudgets.Project;
import io.fangpin.funds.store.FundBudgets.Summary;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.fangpin.schemas.funds.FundAllocated;
import io.fangpin.schemas.funds.FundSourceRegistered;
import io.fangpin.schemas.funds.FundSourceRegistered.FundLevel;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Fund sources, projects and allocations. */
@Path("/")
@RolesAllowed({
    Roles.FINANCE_OFFICER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR,
    Roles.TOWNSHIP_REVIEWER,
    Roles.VILLAGE_WORKER
})
public class FundsResource {

    private static final String DIVISION = "[1-9]\\d{11}";
    private static final long MAX_FEN = 100_000_000_000_000L;

    private final CurrentActor actor;
    private final RegisterFunds registerFunds;
    private final FundBudgets budgets;

    @Inject
    public FundsResource(CurrentActor actor, RegisterFunds registerFunds, FundBudgets budgets) {
        this.actor = actor;
        this.registerFunds = registerFunds;
        this.budgets = budgets;
    }

    /** Body of a new fund source; amount in fen. */
    public record SourceBody(
            @NotBlank @Size(max = 200) String titleZh,
            @NotNull FundLevel level,
            @Min(2000) @Max(2100) int year,
            @NotNull @Pattern(regexp = DIVISION) String divisionCode,
            @Positive @Max(MAX_FEN) long amountFen,
            @NotBlank @Size(max = 100) String documentNo,
            boolean synthetic) {}

    /** Body of a new project. */
    public record ProjectBody(
            @NotBlank @Size(max = 200) String titleZh,
            @NotNull @Pattern(regexp = DIVISION) String divisionCode,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 60) String> benefitCodes,
            boolean synthetic) {}

    /** Body of an allocation; amount in fen. */
    public record AllocationBody(
            @NotBlank String fundSourceId,
            @NotBlank String projectId,
            @Positive @Max(MAX_FEN) long amountFen) {}

    @POST
    @Path("fund-sources")
    @ResponseStatus(201)
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<FundSourceRegistered> registerSource(@Valid @NotNull SourceBody body) {
        actor.scope().require(body.divisionCode());
        return registerFunds.source(
                actor.get(),
                new NewSource(
                        body.titleZh(),
                        body.level(),
                        body.year(),
                        body.divisionCode(),
                        body.amountFen(),
                        body.documentNo(),
                        body.synthetic()));
    }

    @GET
    @Path("fund-sources")
    public Uni<Page<FundSource>> sources() {
        return budgets.sources(actor.scope().likePattern()).map(FundsResource::whole);
    }

    @POST
    @Path("projects")
    @ResponseStatus(201)
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<Project> createProject(@Valid @NotNull ProjectBody body) {
        actor.scope().require(body.divisionCode());
        return registerFunds.project(
                actor.get(),
                new NewProject(body.titleZh(), body.divisionCode(), body.benefitCodes(), body.synthetic()));
    }

    @GET
    @Path("projects")
    public Uni<Page<Project>> projects() {
        return budgets.projects(actor.scope().likePattern()).map(FundsResource::whole);
    }

    @POST
    @Path("allocations")
    @ResponseStatus(201)
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<FundAllocated> allocate(@Valid @NotNull AllocationBody body) {
        return registerFunds.allocate(actor.get(), body.fundSourceId(), body.projectId(), body.amountFen());
    }

    @GET
    @Path("funds/summary")
    public Uni<Summary> summary(@QueryParam("division") Optional<String> division) {
        DivisionScope scope = actor.scope();
        division.ifPresent(scope::require);
        return budgets.summary(division.map(DivisionScope::of).orElse(scope).likePattern());
    }

    private static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, items.size(), 0, Math.max(items.size(), PageRequest.MAX_SIZE));
    }
}
