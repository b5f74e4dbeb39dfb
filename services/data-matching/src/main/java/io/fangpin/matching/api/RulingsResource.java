package io.fangpin.matching.api;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.RuleOnMatch;
import io.fangpin.matching.store.MatchRuling;
import io.fangpin.matching.store.MatchRuling.State;
import io.fangpin.matching.store.MatchRulings;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** What people ruled about whose a record is: a second person's word, and taking a ruling back. */
@Path("/rulings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.ADMINISTRATOR
})
public class RulingsResource {
    private final MatchRulings rulings;
    private final RuleOnMatch ruleOnMatch;
    private final Sight sight;

    @Inject
    RulingsResource(MatchRulings rulings, RuleOnMatch ruleOnMatch, Sight sight) {
        this.rulings = rulings;
        this.ruleOnMatch = ruleOnMatch;
        this.sight = sight;
    }

    /** @param agrees whether the ruling shall bind */
    public record DecisionRequest(@NotNull Boolean agrees) {}

    /** Rulings, the newest first. */
    @GET
    public Uni<Page<RulingView>> rulings(@QueryParam("state") Optional<State> state, @BeanParam PageRequest page) {
        var filter = new MatchRulings.Filter(state.orElse(null), sight.datasets(), sight.divisionPrefix());
        return rulings.list(filter, page).map(found -> found.map(RulingView::of));
    }

    /** The second person's word. */
    @POST
    @Path("/{rulingId}/decision")
    public Uni<RulingView> decide(@PathParam("rulingId") String rulingId, @NotNull @Valid DecisionRequest request) {
        var actor = sight.actor();
        return ruling(rulingId)
                .chain(ruling -> ruleOnMatch.decide(ruling, request.agrees(), actor))
                .map(RulingView::of);
    }

    @POST
    @Path("/{rulingId}/reversal")
    public Uni<RulingView> reverse(@PathParam("rulingId") String rulingId, @NotNull @Valid Reason reason) {
        var actor = sight.actor();
        return ruling(rulingId)
                .chain(ruling -> ruleOnMatch.reverse(ruling, reason.reason(), actor))
                .map(RulingView::of);
    }

    private Uni<MatchRuling> ruling(String rulingId) {
        String prefix = sight.divisionPrefix();
        return rulings.find(rulingId)
                .map(found -> found.filter(ruling -> ruling.divisionCode().startsWith(prefix)
                                || ruling.householdDivision().startsWith(prefix))
                        .orElseThrow(Sight::notFound));
    }
}
