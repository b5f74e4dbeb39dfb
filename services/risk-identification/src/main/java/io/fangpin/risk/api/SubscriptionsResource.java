package io.fangpin.risk.api;

import static java.util.Objects.requireNonNull;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.domain.Subscription;
import io.fangpin.risk.domain.Subscription.Channel;
import io.fangpin.risk.domain.Subscription.Confirmation;
import io.fangpin.risk.domain.Subscription.Interest;
import io.fangpin.risk.domain.Subscription.PausedBy;
import io.fangpin.risk.store.Deliveries;
import io.fangpin.risk.store.Deliveries.Filter;
import io.fangpin.risk.subscriptions.Subscribing;
import io.fangpin.risk.subscriptions.Subscribing.Wish;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 预警订阅: one's own subscriptions, and what was sent. */
@Path("/subscriptions")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.ADMINISTRATOR
})
public class SubscriptionsResource {
    private static final int LONGEST_TITLE = 60;
    private static final int MOST_RULES = 100;

    private final Subscribing subscribing;
    private final Deliveries deliveries;
    private final FieldCipher cipher;
    private final CurrentActor actor;

    @Inject
    SubscriptionsResource(Subscribing subscribing, Deliveries deliveries, FieldCipher cipher, CurrentActor actor) {
        this.subscribing = subscribing;
        this.deliveries = deliveries;
        this.cipher = cipher;
        this.actor = actor;
    }

    /** What to be told of; absent or empty lists are any. {@code target} is a web or mail address. */
    public record SubscriptionRequest(
            @NotBlank @Size(max = LONGEST_TITLE) String title,
            @NotNull @Pattern(regexp = "\\d{12}") String divisionCode,
            @Nullable Set<AlertLevel> levels,
            @Nullable @Size(max = MOST_RULES) Set<@Pattern(regexp = "[A-Z0-9-]{1,40}") String> rules,
            @Nullable Set<MonitoredCategory> categories,
            @NotNull Channel channel,
            @Nullable @Size(max = 500) String target,
            @Nullable LocalTime digestAt,
            @Nullable Confirmation confirmation) {

        Wish wish() {
            return new Wish(
                    title,
                    divisionCode,
                    new Interest(
                            levels == null ? Set.of() : levels,
                            rules == null ? Set.of() : rules,
                            categories == null ? Set.of() : categories),
                    channel,
                    target,
                    digestAt,
                    confirmation);
        }
    }

    /** Since when to send again; absent sends what was given up. */
    public record ReplayRequest(@Nullable Instant since) {}

    @GET
    public Uni<Map<String, List<SubscriptionView>>> mine() {
        return subscribing
                .of(actor.get())
                .map(all -> Map.of(
                        "items",
                        all.stream()
                                .map(one -> SubscriptionView.of(one, cipher, null))
                                .toList()));
    }

    /** A subscription that waits for somebody to look after it; not where it goes. */
    public record OrphanView(
            String subscriptionId,
            String title,
            String ownerName,
            String divisionCode,
            Channel channel,
            PausedBy pausedBy,
            String pausedBecause) {

        static OrphanView of(Subscription one) {
            return new OrphanView(
                    one.id(),
                    one.title(),
                    one.ownerName(),
                    one.divisionCode(),
                    one.channel(),
                    requireNonNull(one.pausedBy()),
                    requireNonNull(one.pausedBecause()));
        }
    }

    /** 人员变动而暂停的订阅: those whose owners moved to another division or role, or left. */
    @GET
    @Path("/orphaned")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Uni<Map<String, List<OrphanView>>> orphaned() {
        return subscribing
                .ofMoved(actor.get())
                .map(all -> Map.of("items", all.stream().map(OrphanView::of).toList()));
    }

    @POST
    public Uni<Response> subscribe(@NotNull @Valid SubscriptionRequest request) {
        return subscribing
                .subscribe(request.wish(), actor.get())
                .map(made -> Response.status(Response.Status.CREATED)
                        .entity(SubscriptionView.of(made.subscription(), cipher, made.secret()))
                        .build());
    }

    @POST
    @Path("/{id}/pause")
    public Uni<Void> pause(@PathParam("id") String id) {
        return subscribing.pause(id, actor.get());
    }

    /** Also for a webhook whose receiver has not agreed: it is asked again. */
    @POST
    @Path("/{id}/resume")
    public Uni<Void> resume(@PathParam("id") String id) {
        return subscribing.resume(id, actor.get());
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> cancel(@PathParam("id") String id) {
        return subscribing.cancel(id, actor.get());
    }

    @GET
    @Path("/{id}/deliveries")
    public Uni<Page<DeliveryView>> deliveries(
            @PathParam("id") String id, @QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        Actor asking = actor.get();
        Filter filter = new Filter(asking.userId(), id, state, null, false, asking.scope());
        return subscribing
                .own(id, asking)
                .chain(() -> deliveries.list(filter, page))
                .map(found -> found.map(DeliveryView::of));
    }

    /** Sends again: everything since a moment, or what was given up. */
    @POST
    @Path("/{id}/replay")
    public Uni<Map<String, Integer>> replay(@PathParam("id") String id, @NotNull ReplayRequest request) {
        return subscribing
                .replay(id, Optional.ofNullable(request.since()), actor.get())
                .map(events -> Map.of("events", events));
    }
}
