package io.fangpin.risk.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.alerts.AskingForGrading;
import io.fangpin.risk.domain.Grading;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 历史评级: how a household of one's own divisions stood on a day. */
@Path("/households/{id}/grading")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.FINANCE_OFFICER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class GradingsResource {
    private final AskingForGrading asking;
    private final CurrentActor actor;

    @Inject
    public GradingsResource(AskingForGrading asking, CurrentActor actor) {
        this.asking = asking;
        this.actor = actor;
    }

    @GET
    public Uni<Grading> grading(@PathParam("id") String householdId, @QueryParam("on") @Nullable String on) {
        return asking.on(actor.scope(), householdId, day(on));
    }

    private static LocalDate day(@Nullable String on) {
        try {
            return LocalDate.parse(on == null ? "" : on);
        } catch (DateTimeException e) {
            throw Problem.of(400, "invalid-request", "on 应为日期 yyyy-MM-dd / on must be a date, yyyy-MM-dd")
                    .asException();
        }
    }
}
