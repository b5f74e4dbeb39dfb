package io.fangpin.risk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.alerts.AskingForAlerts;
import io.fangpin.risk.alerts.AskingForAlerts.AlertWithHistory;
import io.fangpin.risk.alerts.AskingForAlerts.Summary;
import io.fangpin.risk.domain.Confidence;
import io.fangpin.risk.store.Acknowledgements.Acknowledgement;
import io.fangpin.risk.store.Alerts.AlertRow;
import io.fangpin.risk.store.Alerts.ClearedBecause;
import io.fangpin.risk.store.Alerts.Filter;
import io.fangpin.risk.store.Alerts.HistoryRow;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 预警: alerts of one's own divisions. */
@Path("/alerts")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.FINANCE_OFFICER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class AlertsResource {
    private static final int VILLAGE_DIGITS = 12;

    private final AskingForAlerts asking;
    private final CurrentActor actor;

    @Inject
    public AlertsResource(AskingForAlerts asking, CurrentActor actor) {
        this.asking = asking;
        this.actor = actor;
    }

    /** Whether the alert shows now. */
    public enum State {
        OPEN,
        CLEARED
    }

    /** The alert with its state; {@code history} and {@code confidence} only where one alert is asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AlertView(
            @JsonUnwrapped Alert alert,
            String state,
            Instant changedAt,
            @Nullable Instant clearedAt,
            @Nullable ClearedBecause clearedBecause,
            @Nullable List<HistoryRow> history,
            @Nullable Acknowledgement acknowledged,
            @Nullable Confidence confidence) {

        static AlertView of(AlertRow row) {
            return new AlertView(
                    row.alert(), row.state(), row.changedAt(), row.clearedAt(), row.clearedBecause(), null, null, null);
        }

        static AlertView of(AlertWithHistory found) {
            AlertRow row = found.alert();
            return new AlertView(
                    row.alert(),
                    row.state(),
                    row.changedAt(),
                    row.clearedAt(),
                    row.clearedBecause(),
                    found.history(),
                    found.acknowledgement().orElse(null),
                    found.confidence());
        }
    }

    /** @param note what one is going to do */
    public record AcknowledgementRequest(
            @Nullable @Size(max = 500) String note) {}

    @GET
    public Uni<Page<AlertView>> list(
            @QueryParam("division") @Nullable String division,
            @QueryParam("level") @Nullable AlertLevel level,
            @QueryParam("rule") @Nullable String rule,
            @QueryParam("state") @Nullable State state,
            @QueryParam("household") @Nullable String household,
            @QueryParam("mine") boolean mine,
            @BeanParam PageRequest page) {
        Filter filter = new Filter(
                division(division),
                Optional.ofNullable(level).map(Enum::name),
                Optional.ofNullable(rule),
                Optional.ofNullable(state).map(Enum::name),
                Optional.ofNullable(household),
                mine ? theirs(actor.get()) : Optional.empty());
        return asking.list(actor.scope(), filter, page).map(found -> found.map(AlertView::of));
    }

    @GET
    @Path("/summary")
    public Uni<Summary> summary(@QueryParam("division") @Nullable String division) {
        return asking.summary(actor.scope(), division(division));
    }

    @GET
    @Path("/{id}")
    public Uni<AlertView> one(@PathParam("id") String id) {
        return asking.one(actor.scope(), id).map(AlertView::of);
    }

    /** 认领: says that one sees to it; the first to say so stays. */
    @POST
    @Path("/{id}/acknowledgement")
    @RolesAllowed({
        Roles.VILLAGE_WORKER,
        Roles.TOWNSHIP_REVIEWER,
        Roles.COUNTY_APPROVER,
        Roles.MONITORING_STAFF,
        Roles.ADMINISTRATOR
    })
    public Uni<Acknowledgement> acknowledge(
            @PathParam("id") String id, @NotNull @Valid AcknowledgementRequest request) {
        return asking.acknowledge(actor.get(), id, request.note());
    }

    /** To somebody of one village all of its alerts are theirs. */
    private static Optional<String> theirs(Actor asking) {
        return asking.scope().prefix().length() == VILLAGE_DIGITS ? Optional.empty() : Optional.of(asking.userId());
    }

    /** Without a division the whole country: the scope of the asking person narrows it. */
    private static DivisionScope division(@Nullable String division) {
        return DivisionScope.of(division == null || division.isBlank() ? "000000000000" : division);
    }
}
