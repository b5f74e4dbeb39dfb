package io.fangpin.risk.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fangpin.risk.store.AlertJournal;
import io.fangpin.risk.store.AlertJournal.Said;
import io.fangpin.risk.store.Alerts;
import io.fangpin.risk.store.Alerts.AlertChangeRow;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertEscalated;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Use case: what the stream says of alerts becomes what people see; the highest version of an alert counts. */
@ApplicationScoped
public class KeepingAlerts {
    private final Alerts alerts;
    private final AlertJournal journal;
    private final Clock clock;

    @Inject
    public KeepingAlerts(Alerts alerts, AlertJournal journal, Clock clock) {
        this.alerts = alerts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Keeps what is worth telling and tells whoever subscribed. */
    public Uni<Void> tell(SqlConnection tx, List<EventEnvelope<?>> events) {
        return keep(tx, events)
                .chain(() ->
                        journal.say(tx, events.stream().map(KeepingAlerts::said).toList(), clock.instant()));
    }

    /** Keeps changes of values that nobody is told of. */
    public Uni<Void> keep(SqlConnection tx, List<EventEnvelope<?>> events) {
        return alerts.put(
                tx, events.stream().flatMap(event -> row(event.data())).toList());
    }

    private static Said said(EventEnvelope<?> event) {
        return switch (event.data()) {
            case AlertRaised raised ->
                said(event, raised.alert(), raised.alert().level());
            case AlertRevised revised -> said(event, revised.alert(), revised.previousLevel());
            case AlertCleared cleared ->
                said(event, cleared.alert(), cleared.alert().level());
            case AlertEscalated escalated -> said(event, escalated.alert(), AlertLevel.ORANGE);
            default -> throw new IllegalArgumentException("unexpected event");
        };
    }

    private static Said said(EventEnvelope<?> event, Alert alert, AlertLevel before) {
        String payload = new String(EventJson.write(event.data()), UTF_8);
        return new Said(event.id(), event.type(), event.source(), event.time(), alert, before, payload);
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
            case AlertEscalated escalated -> Stream.of();
            default -> throw new IllegalArgumentException("unexpected event");
        };
    }
}
