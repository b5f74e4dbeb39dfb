package io.fangpin.funds.api;

import io.fangpin.funds.MovePayment;
import io.fangpin.funds.RetryRefusal;
import io.fangpin.funds.domain.Payment;
import io.fangpin.funds.domain.PaymentDecision;
import io.fangpin.funds.store.Ledger;
import io.fangpin.funds.store.Payments;
import io.fangpin.funds.store.Payments.Filter;
import io.fangpin.funds.store.Refusals;
import io.fangpin.funds.store.Refusals.Refusal;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.schemas.funds.PaymentMoved.PaymentState;
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
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** Payments and refusals: what is asked of finance, and every step of the money. */
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
public class PaymentsResource {

    private final CurrentActor actor;
    private final MovePayment movePayment;
    private final RetryRefusal retryRefusal;
    private final Payments payments;
    private final Refusals refusals;
    private final Ledger ledger;

    @Inject
    public PaymentsResource(
            CurrentActor actor,
            MovePayment movePayment,
            RetryRefusal retryRefusal,
            Payments payments,
            Refusals refusals,
            Ledger ledger) {
        this.actor = actor;
        this.movePayment = movePayment;
        this.retryRefusal = retryRefusal;
        this.payments = payments;
        this.refusals = refusals;
        this.ledger = ledger;
    }

    /** Body of a step. */
    public record StepBody(long version) {}

    /** Body of a cancellation. */
    public record CancelBody(
            long version, @NotBlank @Size(max = 500) String reasonZh) {}

    @GET
    @Path("payments")
    public Uni<Page<Payment>> list(
            @QueryParam("state") Optional<PaymentState> state,
            @QueryParam("household") Optional<String> household,
            @QueryParam("measure") Optional<String> measure,
            @BeanParam PageRequest page) {
        String scope = actor.scope().likePattern();
        Filter filter = new Filter(state.map(Enum::name), household, measure);
        return payments.count(scope, filter)
                .chain(total -> payments.list(scope, filter, page.size(), page.offset())
                        .map(items -> Page.of(items, total, page)));
    }

    @GET
    @Path("payments/{id}")
    public Uni<Payment> get(String id) {
        return payments.find(id, actor.scope().likePattern())
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("未找到该付款 / Payment not found").asException()));
    }

    @POST
    @Path("payments/{id}/approve")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<Payment> approve(String id, @Valid @NotNull StepBody body) {
        return movePayment.approve(actor.get(), id, body.version());
    }

    @POST
    @Path("payments/{id}/correct")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<Payment> correct(String id, @Valid @NotNull StepBody body) {
        return movePayment.correct(actor.get(), id, body.version());
    }

    @POST
    @Path("payments/{id}/cancel")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<Payment> cancel(String id, @Valid @NotNull CancelBody body) {
        return movePayment.cancel(actor.get(), id, body.version(), body.reasonZh());
    }

    @GET
    @Path("refusals")
    public Uni<Page<Refusal>> refusals(@BeanParam PageRequest page) {
        String scope = actor.scope().likePattern();
        return refusals.count(scope)
                .chain(total ->
                        refusals.list(scope, page.size(), page.offset()).map(items -> Page.of(items, total, page)));
    }

    /** Decides anew, e.g. once money was allocated; answers what came of it. */
    @POST
    @Path("refusals/{measureId}/retry")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Uni<PaymentDecision> retry(String measureId) {
        return retryRefusal.of(actor.get(), measureId);
    }

    @GET
    @Path("accounts")
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.COUNTY_APPROVER, Roles.AUDITOR, Roles.ADMINISTRATOR})
    public Uni<List<Ledger.Account>> accounts() {
        return ledger.accounts(actor.scope().likePattern());
    }

    @GET
    @Path("accounts/{code}/entries")
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.COUNTY_APPROVER, Roles.AUDITOR, Roles.ADMINISTRATOR})
    public Uni<List<Ledger.Entry>> entries(String code, @BeanParam PageRequest page) {
        return ledger.entries(code, actor.scope().likePattern(), page.size(), page.offset());
    }

    @GET
    @Path("ledger/check")
    public Uni<Ledger.Check> check() {
        return ledger.check();
    }
}
