package io.fangpin.risk.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.alerts.WatchingVillages;
import io.fangpin.risk.domain.VillageAlert;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 村级红色预警: villages of one's own divisions where one event hits many households. */
@Path("/village-alerts")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.FINANCE_OFFICER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class VillageAlertsResource {
    private final WatchingVillages watching;
    private final CurrentActor actor;

    @Inject
    public VillageAlertsResource(WatchingVillages watching, CurrentActor actor) {
        this.watching = watching;
        this.actor = actor;
    }

    /** All of them, the most households first. */
    public record VillageAlerts(List<VillageAlert> items, int total) {}

    @GET
    public Uni<VillageAlerts> list(@QueryParam("division") @Nullable String division) {
        if (division != null && !division.matches("\\d{12}")) {
            throw Problem.of(400, "invalid-request", "区划代码应为12位数字 / The division must be 12 digits")
                    .asException();
        }
        return watching.list(actor.scope(), DivisionScope.of(division == null ? "000000000000" : division))
                .map(found -> new VillageAlerts(found, found.size()));
    }
}
