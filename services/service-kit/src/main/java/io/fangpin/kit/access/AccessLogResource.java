package io.fangpin.kit.access;

import io.fangpin.kit.access.AccessLog.Entry;
import io.fangpin.kit.access.AccessLog.Filter;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** Auditors read who looked at whose personal data in their division. */
@Path("/access-log")
public class AccessLogResource {
    private final AccessLog log;
    private final CurrentActor actor;

    @Inject
    public AccessLogResource(AccessLog log, CurrentActor actor) {
        this.log = log;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Roles.AUDITOR)
    public Uni<Page<Entry>> find(
            @QueryParam("userId") Optional<String> userId,
            @QueryParam("subjectKind") Optional<String> subjectKind,
            @QueryParam("subjectId") Optional<String> subjectId,
            @BeanParam PageRequest page) {
        return log.find(actor.scope(), new Filter(userId, subjectKind, subjectId), page);
    }
}
