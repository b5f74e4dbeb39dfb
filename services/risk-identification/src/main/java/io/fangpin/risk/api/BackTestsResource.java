package io.fangpin.risk.api;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.backtest.BackTesting;
import io.fangpin.risk.backtest.BackTesting.Ground;
import io.fangpin.risk.backtest.BackTesting.Tried;
import io.fangpin.risk.domain.backtest.Basis;
import io.fangpin.risk.domain.backtest.Verdict;
import io.fangpin.risk.store.BackTestHouseholds.ChangedHousehold;
import io.fangpin.risk.store.BackTestHouseholds.Filter;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 试算与回测: what other numbers or rules would change, before anybody proposes them; nothing is published or sent. */
@Path("/back-tests")
@RolesAllowed({Roles.COUNTY_APPROVER, Roles.MONITORING_STAFF, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class BackTestsResource {
    private static final String NATION = "000000000000";

    private final BackTesting testing;
    private final CurrentActor actor;

    @Inject
    BackTestsResource(BackTesting testing, CurrentActor actor) {
        this.testing = testing;
        this.actor = actor;
    }

    /**
     * What is tried on which households.
     *
     * @param policyChangeId what this proposed change would bring; then no numbers and no yaml
     * @param from first month {@code yyyy-MM}; only where the basis is not the present
     * @param samplePercent share of the households that are looked at; all when absent
     */
    public record BackTestRequest(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = "\\d{12}") String divisionCode,
            @NotNull Basis basis,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            @Nullable @Min(1) @Max(100) Integer samplePercent,
            @Nullable List<PolicyNumber> numbers,
            @Nullable String yaml,
            @Nullable String policyChangeId) {}

    @POST
    @Blocking
    @RolesAllowed({Roles.COUNTY_APPROVER, Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
    public Uni<Response> ask(@NotNull @Valid BackTestRequest request) {
        List<PolicyNumber> numbers = request.numbers();
        Integer percent = request.samplePercent();
        Tried tried = new Tried(numbers == null ? List.of() : numbers, request.yaml(), request.policyChangeId());
        Ground ground = new Ground(
                request.title(),
                request.divisionCode(),
                request.basis(),
                request.from(),
                request.to(),
                percent == null ? 100 : percent);
        return testing.ask(tried, ground, actor.get())
                .map(test -> Response.accepted(BackTestView.of(test))
                        .location(URI.create("/back-tests/" + test.id()))
                        .build());
    }

    @GET
    public Uni<Page<BackTestView>> list(@BeanParam PageRequest page) {
        return testing.list(actor.scope(), page).map(found -> found.map(BackTestView::of));
    }

    @GET
    @Path("/{id}")
    public Uni<BackTestView> one(@PathParam("id") String id) {
        return testing.standing(actor.scope(), id).map(BackTestView::of);
    }

    /** Households that the draft would catch, lose, or catch at another time. */
    @GET
    @Path("/{id}/households")
    public Uni<Page<ChangedHousehold>> households(
            @PathParam("id") String id,
            @QueryParam("verdict") @Nullable Verdict verdict,
            @QueryParam("division") @Nullable String division,
            @QueryParam("rule") @Nullable String rule,
            @BeanParam PageRequest page) {
        Filter filter = new Filter(
                Optional.ofNullable(verdict),
                DivisionScope.of(division == null || division.isBlank() ? NATION : division),
                Optional.ofNullable(rule));
        return testing.households(actor.scope(), id, filter, page);
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed({Roles.COUNTY_APPROVER, Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
    public Uni<BackTestView> cancel(@PathParam("id") String id) {
        return testing.cancel(actor.scope(), id).map(BackTestView::of);
    }
}
