package io.fangpin.risk.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.RuleDefinition.Effect;
import io.fangpin.risk.stream.ListingNotes;
import io.fangpin.risk.stream.ListingNotes.Notes;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** 关注名单、核查事项、建议、数据质量: what rules found that is no alert, of one's own divisions. */
@Path("/notes")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class NotesResource {
    private final ListingNotes listing;
    private final CurrentActor actor;

    @Inject
    public NotesResource(ListingNotes listing, CurrentActor actor) {
        this.listing = listing;
        this.actor = actor;
    }

    /** A slice of the list; go on with {@code after} = its {@code next} until there is none. */
    @GET
    @Blocking
    public Notes list(
            @QueryParam("division") @Nullable String division,
            @QueryParam("effect") @Nullable Effect effect,
            @QueryParam("rule") @Nullable String rule,
            @QueryParam("after") @Nullable String after) {
        if (division != null && !division.matches("\\d{12}")) {
            throw Problem.of(400, "invalid-request", "区划代码应为12位数字 / The division must be 12 digits")
                    .asException();
        }
        Predicate<RuleDefinition> which = one -> (effect == null || one.effect() == effect)
                && (rule == null || one.code().equals(rule));
        return listing.list(
                actor.scope(), DivisionScope.of(division == null ? "000000000000" : division), which, after);
    }
}
