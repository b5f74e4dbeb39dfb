package io.fangpin.assistance;

import io.fangpin.assistance.AlertBooks.Joined;
import io.fangpin.assistance.domain.AlertDecision.Known;
import io.fangpin.assistance.store.AlertedCases;
import io.fangpin.assistance.store.Openings.Opened;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.risk.Alert;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts open or join cases: a batch of thousands costs a handful of statements. */
@ApplicationScoped
public class JoinAlerts {

    private final AlertedCases alerted;
    private final OpenCases openCases;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public JoinAlerts(AlertedCases alerted, OpenCases openCases, Outbox outbox, Clock clock) {
        this.alerted = alerted;
        this.openCases = openCases;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<Void> join(SqlConnection tx, List<AlertSaid> said) {
        Instant now = clock.instant();
        List<String> alertIds =
                said.stream().map(one -> one.alert().alertId()).distinct().toList();
        return alerted.known(tx, alertIds)
                .chain(known -> openCases
                        .standing(
                                tx,
                                said.stream()
                                        .map(one -> one.alert().householdId())
                                        .distinct()
                                        .toList())
                        .chain(standing -> {
                            AlertBooks dry = books(said, known, standing.openByHousehold());
                            return openCases
                                    .open(tx, standing, dry.openings(), now)
                                    .chain(opened -> write(tx, said, known, opened, now));
                        }));
    }

    private Uni<Void> write(
            SqlConnection tx, List<AlertSaid> said, Map<String, Known> known, OpenCases.Result result, Instant now) {
        AlertBooks books = books(said, known, result.openByHousehold());
        List<DomainEvent> events = new ArrayList<>(result.events());
        Map<String, Opened> toTell = new HashMap<>(result.opened());
        for (Joined joined : books.joined()) {
            Opened opened = toTell.remove(joined.alert().householdId());
            events.add(
                    opened == null
                            ? new AlertJoinedCase(
                                    joined.holderId(),
                                    joined.alert().householdId(),
                                    joined.alert().divisionCode(),
                                    joined.alert().alertId(),
                                    joined.alert().ruleCode(),
                                    now)
                            : opening(opened, joined.alert(), result.dueAt(opened.caseId()), now));
        }
        return alerted.keep(tx, books.kept())
                .chain(() ->
                        outbox.append(tx, events.stream().map(outbox::envelope).toList()));
    }

    /** An alert of the whole village opens no case of a household: the village has a task for it. */
    private static AlertBooks books(
            List<AlertSaid> said, Map<String, Known> known, Map<String, String> openByHousehold) {
        AlertBooks books =
                new AlertBooks(known, openByHousehold, Alert::householdId, alert -> alert.villageEvent() == null);
        said.forEach(books::apply);
        return books;
    }

    /** The first alert of a case is told with the opening. */
    private static CaseOpened opening(Opened opened, Alert first, @Nullable Instant dueAt, Instant now) {
        return new CaseOpened(
                opened.caseId(),
                opened.caseNo(),
                first.householdId(),
                first.divisionCode(),
                first.alertId(),
                first.ruleCode(),
                dueAt,
                first.synthetic(),
                now);
    }
}
