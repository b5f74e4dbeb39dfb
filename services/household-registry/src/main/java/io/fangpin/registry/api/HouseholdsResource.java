package io.fangpin.registry.api;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.registry.FindHouseholds;
import io.fangpin.registry.FindHouseholds.Sensitive;
import io.fangpin.registry.KeepConsents;
import io.fangpin.registry.RegisterHousehold;
import io.fangpin.registry.api.ConsentsView.ConsentView;
import io.fangpin.registry.domain.ConsentForm;
import io.fangpin.registry.domain.HouseholdForm;
import io.fangpin.registry.domain.MemberForm;
import io.fangpin.registry.store.HouseholdSearch.Named;
import io.fangpin.registry.store.HouseholdSearch.Past;
import io.fangpin.registry.store.HouseholdSearch.Summary;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Households and their members, within the divisions of whoever asks. */
@Path("/households")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.FINANCE_OFFICER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class HouseholdsResource {
    private static final int MOST_NAMES = 200;

    private final RegisterHousehold register;
    private final FindHouseholds find;
    private final KeepConsents consents;
    private final CurrentActor actor;
    private final Clock clock;

    @Inject
    public HouseholdsResource(
            RegisterHousehold register, FindHouseholds find, KeepConsents consents, CurrentActor actor, Clock clock) {
        this.register = register;
        this.find = find;
        this.consents = consents;
        this.actor = actor;
        this.clock = clock;
    }

    /** By name or by ID number; the number travels in the body, never in an address. */
    public record SearchRequest(
            @Nullable String name,
            @Nullable String idNo,
            @Nullable String division,
            @Nullable Integer page,
            @Nullable Integer size) {}

    /** Which plain values, and what for. */
    public record RevealRequest(
            @NotEmpty List<Sensitive> fields,
            @Nullable String personId,
            @NotBlank @Size(max = 200) String purpose) {}

    /** Why a consent is taken back. */
    public record WithdrawalRequest(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00]*")
            String reason) {}

    @POST
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR})
    public Uni<RestResponse<HouseholdView>> register(@NotNull HouseholdForm form) {
        return register.register(actor.get(), form).map(registered -> {
            HouseholdView view = HouseholdView.of(registered.household());
            return registered.created()
                    ? RestResponse.ResponseBuilder.<HouseholdView>created(
                                    URI.create("/households/" + view.householdId()))
                            .entity(view)
                            .build()
                    : RestResponse.ok(view);
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR})
    public Uni<HouseholdView> change(@PathParam("id") String id, @NotNull HouseholdForm form) {
        return register.change(actor.get(), id, form).map(HouseholdView::of);
    }

    @POST
    @Path("/{id}/members")
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR})
    public Uni<HouseholdView> addMember(@PathParam("id") String id, @NotNull MemberForm form) {
        return register.member(actor.get(), id, Optional.empty(), form).map(HouseholdView::of);
    }

    @PUT
    @Path("/{id}/members/{personId}")
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR})
    public Uni<HouseholdView> changeMember(
            @PathParam("id") String id, @PathParam("personId") String personId, @NotNull MemberForm form) {
        return register.member(actor.get(), id, Optional.of(personId), form).map(HouseholdView::of);
    }

    /** A member's written consent to asset queries; the same paper again is the same consent. */
    @POST
    @Path("/{id}/members/{personId}/consents")
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR})
    public Uni<RestResponse<ConsentView>> consent(
            @PathParam("id") String id, @PathParam("personId") String personId, @NotNull ConsentForm form) {
        return consents.record(actor.get(), id, personId, form)
                .map(kept -> RestResponse.ResponseBuilder.create(
                                kept.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                                ConsentView.of(kept.consent(), LocalDate.now(clock)))
                        .build());
    }

    @POST
    @Path("/{id}/members/{personId}/consents/{consentId}/withdrawal")
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR})
    public Uni<ConsentView> withdrawConsent(
            @PathParam("id") String id,
            @PathParam("personId") String personId,
            @PathParam("consentId") String consentId,
            @NotNull @Valid WithdrawalRequest request) {
        return consents.withdraw(actor.get(), id, personId, consentId, request.reason())
                .map(consent -> ConsentView.of(consent, LocalDate.now(clock)));
    }

    /** Which adults have consented to asset queries, who is missing, and all that was recorded. */
    @GET
    @Path("/{id}/consents")
    public Uni<ConsentsView> consents(@PathParam("id") String id) {
        return find.get(actor.get(), id).chain(consents::standing).map(ConsentsView::of);
    }

    @GET
    @Path("/{id}")
    public Uni<HouseholdView> get(@PathParam("id") String id) {
        return find.get(actor.get(), id).map(HouseholdView::of);
    }

    /** Heads and numbers of households that other lists name by id, a page of them at a time. */
    @GET
    @Path("/names")
    public Uni<Map<String, List<Named>>> names(
            @QueryParam("id") @Size(max = MOST_NAMES) List<@Size(max = 100) String> ids) {
        return find.names(actor.get(), ids).map(found -> Map.of("items", found));
    }

    @GET
    public Uni<Page<Summary>> list(
            @QueryParam("division") @Nullable String division,
            @QueryParam("householdNo") @Nullable String householdNo,
            @QueryParam("type") @Nullable HouseholdType type,
            @QueryParam("status") @Nullable MonitoredStatus status,
            @BeanParam PageRequest page) {
        return find.list(actor.get(), division, householdNo, type, status, page);
    }

    @POST
    @Path("/search")
    public Uni<Page<Summary>> search(@NotNull SearchRequest request) {
        PageRequest page = new PageRequest(
                request.page() == null ? 0 : request.page(), request.size() == null ? 50 : request.size());
        return find.search(actor.get(), request.name(), request.idNo(), request.division(), page);
    }

    @POST
    @Path("/{id}/reveal")
    public Uni<Map<String, String>> reveal(@PathParam("id") String id, @NotNull @Valid RevealRequest request) {
        return find.reveal(
                actor.get(), id, Optional.ofNullable(request.personId()), request.fields(), request.purpose());
    }

    @GET
    @Path("/{id}/history")
    public Uni<Page<Past>> history(@PathParam("id") String id, @BeanParam PageRequest page) {
        return find.history(actor.get(), id, page);
    }
}
