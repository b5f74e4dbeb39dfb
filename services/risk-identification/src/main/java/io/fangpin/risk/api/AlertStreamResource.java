package io.fangpin.risk.api;

import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.store.AlertJournal;
import io.fangpin.risk.store.AlertJournal.Entry;
import io.fangpin.risk.store.AlertJournal.Heard;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** 预警事件流: alerts of one's divisions as they are told of, as server-sent events; goes on from any place. */
@Path("/alerts/stream")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class AlertStreamResource {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int AT_ONCE = 200;

    private final AlertJournal journal;
    private final CurrentActor actor;

    @Inject
    AlertStreamResource(AlertJournal journal, CurrentActor actor) {
        this.journal = journal;
        this.actor = actor;
    }

    /**
     * An event's id is its place; a client that lost the connection sends the last one as {@code Last-Event-ID}, as browsers
     * do. {@code from=0} begins with the oldest event, no {@code from} with the next one.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(
            @QueryParam("from") @Nullable Long from,
            @HeaderParam("Last-Event-ID") @Nullable Long lastSeen,
            @QueryParam("division") @Nullable String division,
            @QueryParam("level") @Nullable AlertLevel level,
            @QueryParam("rule") @Nullable String rule,
            @Context Sse sse) {
        Heard heard = new Heard(
                actor.scope(),
                DivisionScope.of(division == null || division.isBlank() ? "000000000000" : division),
                Optional.ofNullable(level).map(Enum::name),
                Optional.ofNullable(rule));
        Long place = lastSeen == null ? from : lastSeen;
        Uni<Long> begin = place == null ? journal.end() : Uni.createFrom().item(place);
        return begin.onItem()
                .transformToMulti(seq -> following(heard, new AtomicLong(seq)))
                .map(entry -> event(sse, entry));
    }

    private Multi<Entry> following(Heard heard, AtomicLong place) {
        return Multi.createFrom()
                .ticks()
                .every(LOOK_EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToMultiAndConcatenate(tick -> journal.after(place.get(), heard, AT_ONCE)
                        .onItem()
                        .transformToMulti(entries -> Multi.createFrom().iterable(entries)))
                .invoke(entry -> place.set(entry.seq()));
    }

    private static OutboundSseEvent event(Sse sse, Entry entry) {
        return sse.newEventBuilder()
                .id(Long.toString(entry.seq()))
                .name(entry.eventType())
                .data(entry.payload())
                .build();
    }
}
