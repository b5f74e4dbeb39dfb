package io.fangpin.dashboard.api;

import io.fangpin.dashboard.relay.RegistryClient;
import io.fangpin.dashboard.store.LiveChannel;
import io.fangpin.dashboard.store.Overviews;
import io.fangpin.dashboard.store.Stories;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.EventJson;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the console itself needs: the person, the overview, a household's story, and the live stream. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleResource {

    /** Keeps proxies from closing a quiet stream, and shows the page that it is alive. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int TOWNSHIP_DIGITS = 9;
    private static final int VILLAGE_DIGITS = 12;

    private final CurrentActor actor;
    private final SecurityIdentity identity;
    private final Overviews overviews;
    private final Stories stories;
    private final LiveChannel live;
    private final RegistryClient registry;
    private final Clock clock;

    @Inject
    public ConsoleResource(
            CurrentActor actor,
            SecurityIdentity identity,
            Overviews overviews,
            Stories stories,
            LiveChannel live,
            RegistryClient registry,
            Clock clock) {
        this.actor = actor;
        this.identity = identity;
        this.overviews = overviews;
        this.stories = stories;
        this.live = live;
        this.registry = registry;
        this.clock = clock;
    }

    /** A division as the console shows it. */
    public record DivisionView(String code, String name) {}

    /** Who is logged in, and whether the platform holds simulated data. */
    public record Me(
            String userId,
            String name,
            Set<String> roles,
            DivisionView division,
            @Nullable String department,
            boolean synthetic) {}

    @GET
    @Path("me")
    public Uni<Me> me() {
        Actor me = actor.get();
        String code = Optional.ofNullable(me.division()).orElse("");
        return overviews
                .synthetic()
                .chain(synthetic -> registry.nameOf(code, token())
                        .map(name -> new Me(
                                me.userId(),
                                me.name(),
                                me.roles(),
                                new DivisionView(code, name),
                                me.department(),
                                synthetic)));
    }

    /** Counts of the asker's division, or of one below it. */
    @GET
    @Path("overview")
    public Uni<JsonObject> overview(@QueryParam("division") Optional<String> division) {
        DivisionScope own = actor.scope();
        division.ifPresent(own::require);
        DivisionScope scope = division.map(DivisionScope::of).orElse(own);
        String code =
                division.or(() -> Optional.ofNullable(actor.get().division())).orElse("");
        int digitsBelow = scope.prefix().length() < TOWNSHIP_DIGITS ? TOWNSHIP_DIGITS : VILLAGE_DIGITS;
        return overviews
                .of(scope.likePattern(), digitsBelow, code)
                .chain(overview -> registry.namesBelow(code, token()).map(names -> named(overview, code, names)));
    }

    /** The household as the registry shows it to the asker, and everything that happened to it. */
    @GET
    @Path("households/{id}/story")
    public Uni<JsonObject> story(String id) {
        return registry.household(id, token())
                .chain(household -> stories.of(id)
                        .map(timeline ->
                                new JsonObject().put("household", household).put("timeline", timeline)));
    }

    /** What changes in the asker's division, as it happens. */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live(@Context Sse sse) {
        Multi<OutboundSseEvent> changes = live.within(actor.scope()).map(told -> event(sse, "changed", told));
        Multi<OutboundSseEvent> beats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> event(sse, "alive", Map.of("at", Instant.now(clock))));
        return Multi.createBy().merging().streams(changes, beats);
    }

    private JsonObject named(JsonObject overview, String code, Map<String, String> names) {
        JsonArray townships = overview.getJsonObject("alerts").getJsonArray("byTownship");
        for (int i = 0; i < townships.size(); i++) {
            JsonObject township = townships.getJsonObject(i);
            String id = township.getString("code");
            township.put("name", names.getOrDefault(id, id));
        }
        return overview.put("asOf", Instant.now(clock).toString())
                .put("division", new JsonObject().put("code", code).put("name", names.getOrDefault(code, code)));
    }

    private static OutboundSseEvent event(Sse sse, String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, new String(EventJson.write(data), StandardCharsets.UTF_8))
                .build();
    }

    private String token() {
        AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
        return token == null ? "" : token.getToken();
    }
}
