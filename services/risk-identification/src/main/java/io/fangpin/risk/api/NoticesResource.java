package io.fangpin.risk.api;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.risk.store.Deliveries;
import io.fangpin.risk.store.Deliveries.Filter;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Map;

/** 工作台提醒: what one's console subscriptions brought. */
@Path("/notices")
@Authenticated
public class NoticesResource {
    private final Deliveries deliveries;
    private final CurrentActor actor;
    private final Clock clock;

    @Inject
    NoticesResource(Deliveries deliveries, CurrentActor actor, Clock clock) {
        this.deliveries = deliveries;
        this.actor = actor;
        this.clock = clock;
    }

    /** Up to which place everything has been seen. */
    public record ReadRequest(@NotNull Long upToSeq) {}

    @GET
    public Uni<Page<DeliveryView>> notices(
            @QueryParam("unread") @DefaultValue("false") boolean unread, @BeanParam PageRequest page) {
        Actor asking = actor.get();
        Filter filter = new Filter(asking.userId(), null, null, "CONSOLE", unread, asking.scope());
        return deliveries.list(filter, page).map(found -> found.map(DeliveryView::of));
    }

    @POST
    @Path("/read")
    public Uni<Map<String, Integer>> read(@NotNull ReadRequest request) {
        return deliveries
                .read(actor.get().userId(), request.upToSeq(), clock.instant())
                .map(notices -> Map.of("notices", notices));
    }
}
