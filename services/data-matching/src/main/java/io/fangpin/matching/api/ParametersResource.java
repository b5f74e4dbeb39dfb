package io.fangpin.matching.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.LearnParameters;
import io.fangpin.matching.domain.ParametersInForce;
import io.fangpin.matching.domain.Trial;
import io.fangpin.matching.store.LearntParameters;
import io.fangpin.matching.store.LearntParameters.Learnt;
import io.fangpin.matching.store.MatchRuling.By;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How records are weighed: learnt by one person, published by another. */
@Path("/matching-parameters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.MONITORING_STAFF})
public class ParametersResource {
    private static final int FEWEST_ROWS = 100;
    private static final int MOST_ROWS = 100_000;

    private final LearnParameters learnParameters;
    private final LearntParameters learnt;
    private final ParametersInForce inForce;
    private final Clock clock;
    private final Sight sight;

    @Inject
    ParametersResource(
            LearnParameters learnParameters,
            LearntParameters learnt,
            ParametersInForce inForce,
            Clock clock,
            Sight sight) {
        this.learnParameters = learnParameters;
        this.learnt = learnt;
        this.inForce = inForce;
        this.clock = clock;
        this.sight = sight;
    }

    /** A set of parameters, from how many records it was learnt, and what it would change. */
    public record ParametersView(
            String version,
            int records,
            long registerSize,
            Trial trial,
            By learnt,
            @Nullable By published) {
        static ParametersView of(Learnt learnt) {
            var parameters = learnt.parameters();
            return new ParametersView(
                    parameters.version(),
                    parameters.training().records(),
                    parameters.training().registerSize(),
                    learnt.trial(),
                    learnt.learnt(),
                    learnt.published());
        }
    }

    /** @param inForce version that decides now; it ships with the engine when it is not among the learnt */
    public record AllView(String inForce, List<ParametersView> learnt) {}

    @GET
    public Uni<AllView> all() {
        return learnt.newest()
                .map(found -> new AllView(
                        inForce.get().version(),
                        found.stream().map(ParametersView::of).toList()));
    }

    /** Learns now, from the newest records; takes seconds. */
    @POST
    @Blocking
    public ParametersView learn(@QueryParam("rows") @DefaultValue("20000") int rows) {
        return ParametersView.of(learnParameters.learn(Math.clamp(rows, FEWEST_ROWS, MOST_ROWS), sight.actor()));
    }

    /** They decide from now on. */
    @POST
    @Path("/{version}/publication")
    public Uni<ParametersView> publish(@PathParam("version") String version) {
        By by = new By(sight.actor().userId(), sight.actor().name(), clock.instant());
        return learnt.find(version)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("没有这个版本 / No such version").asException()))
                .call(found -> {
                    if (found.learnt().userId().equals(by.userId())) {
                        throw Problem.conflict("second-person", "须由另一人发布 / Somebody else must publish them")
                                .asException();
                    }
                    return learnt.publish(found.parameters(), by);
                })
                .chain(() -> learnt.find(version))
                .map(found -> ParametersView.of(found.orElseThrow()));
    }
}
