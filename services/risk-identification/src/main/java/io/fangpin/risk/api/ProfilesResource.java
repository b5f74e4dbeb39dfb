package io.fangpin.risk.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.domain.Confidence;
import io.fangpin.risk.feeds.JudgingConfidence;
import io.fangpin.risk.stream.ExplainingProfile;
import io.fangpin.risk.stream.ExplainingProfile.Explained;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** 风险画像: what is known of a household and how the rules judge it. */
@Path("/households/{id}/profile")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.FINANCE_OFFICER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class ProfilesResource {
    private final ExplainingProfile explaining;
    private final JudgingConfidence confidence;
    private final CurrentActor actor;

    @Inject
    public ProfilesResource(ExplainingProfile explaining, JudgingConfidence confidence, CurrentActor actor) {
        this.explaining = explaining;
        this.confidence = confidence;
        this.actor = actor;
    }

    /** @param confidence what it is worth that there is no alert, or no other one */
    public record ProfileView(@JsonUnwrapped Explained profile, Confidence confidence) {}

    @GET
    @Blocking
    public Uni<ProfileView> profile(@PathParam("id") String householdId) {
        Explained explained = explaining.explain(actor.scope(), householdId);
        return confidence.ofNoRisk(explained.divisionCode()).map(worth -> new ProfileView(explained, worth));
    }
}
