package io.fangpin.risk.api;

import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.stream.ExplainingProfile;
import io.fangpin.risk.stream.ExplainingProfile.Explained;
import io.smallrye.common.annotation.Blocking;
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
    private final CurrentActor actor;

    @Inject
    public ProfilesResource(ExplainingProfile explaining, CurrentActor actor) {
        this.explaining = explaining;
        this.actor = actor;
    }

    @GET
    @Blocking
    public Explained profile(@PathParam("id") String householdId) {
        return explaining.explain(actor.scope(), householdId);
    }
}
