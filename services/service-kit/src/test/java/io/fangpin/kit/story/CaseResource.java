package io.fangpin.kit.story;

import io.fangpin.kit.access.AccessLog;
import io.fangpin.kit.access.AccessLog.Subject;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;

/** The doors of the small service. */
@Path("/cases")
public class CaseResource {
    @Inject
    CurrentActor actor;

    @Inject
    AccessLog accessLog;

    public record NewCase(@NotBlank String title, @Positive long amountFen, LocalDate dueOn) {}

    @GET
    @Path("/me")
    @RolesAllowed(Roles.VILLAGE_WORKER)
    public Actor me() {
        return actor.get();
    }

    @GET
    @Path("/in/{division}")
    @RolesAllowed(Roles.VILLAGE_WORKER)
    public Uni<String> in(@PathParam("division") String division) {
        actor.scope().require(division);
        return Uni.createFrom().item("ok");
    }

    @POST
    @Path("/in/{division}/reveal")
    @RolesAllowed(Roles.VILLAGE_WORKER)
    public Uni<Void> reveal(@PathParam("division") String division) {
        return accessLog.record(
                actor.get(), new Subject("household", "h-1", division), List.of("idNo"), "核对身份 / identity check");
    }

    @POST
    @Path("/department/{department}")
    @RolesAllowed(Roles.FEED_PUSHER)
    public String push(@PathParam("department") String department) {
        actor.requireDepartment(department);
        return "ok";
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VILLAGE_WORKER)
    public NewCase open(@Valid NewCase newCase) {
        return newCase;
    }

    @GET
    @Path("/conflict")
    @RolesAllowed(Roles.VILLAGE_WORKER)
    public String conflict() {
        throw Problem.conflict("stale-version", "已被他人更新 / Changed by someone else")
                .with("version", 3)
                .asException();
    }

    @GET
    @Path("/fault")
    @RolesAllowed(Roles.VILLAGE_WORKER)
    public String fault() {
        throw new IllegalStateException("身份证 421281199001011234 出错");
    }
}
