package io.fangpin.risk.alerts;

import io.fangpin.risk.store.Alerts;
import io.fangpin.risk.store.Alerts.AlertChangeRow;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Use case: what the stream says of alerts becomes what people see; the highest version of an alert counts. */
@ApplicationScoped
public class KeepingAlerts {
    private final Alerts alerts;

    @Inject
    public KeepingAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    public Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> events) {
        return alerts.put(
                tx, events.stream().flatMap(event -> row(event.data())).toList());
    }

    /** Events of other types have no business on these topics; the kit has buried what it cannot read. */
    private static Stream<AlertChangeRow> row(DomainEvent event) {
        return switch (event) {
            case AlertRaised raised -> Stream.of(new AlertChangeRow(raised.alert(), "RAISED", null, raised.at()));
            case AlertRevised revised -> Stream.of(new AlertChangeRow(revised.alert(), "REVISED", null, revised.at()));
            case AlertCleared cleared ->
                Stream.of(new AlertChangeRow(
                        cleared.alert(),
                        "CLEARED",
                        new Alerts.ClearedBecause(cleared.reasonCode(), cleared.reasonZh(), cleared.reasonEn()),
                        cleared.at()));
            default -> throw new IllegalArgumentException("unexpected event");
        };
    }
}
