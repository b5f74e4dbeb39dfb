package io.fangpin.assistance;

import io.fangpin.assistance.domain.AlertDecision;
import io.fangpin.assistance.domain.AlertDecision.Known;
import io.fangpin.assistance.store.AlertedCases;
import io.fangpin.assistance.store.AlertedCases.KeptAlert;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What risk-identification said of an alert; a clearing carries its reason. */
    public record Said(
            Alert alert,
            boolean clears,
            Instant at,
            @Nullable String reasonZh,
            @Nullable String reasonEn) {}

    public Uni<Void> join(SqlConnection tx, List<Said> said) {
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
                            Bookkeeping dry = new Bookkeeping(known, standing.openByHousehold());
                            said.forEach(dry::apply);
                            return openCases
                                    .open(tx, standing, dry.firstAlerts.values(), now)
                                    .chain(opened -> write(tx, said, known, opened, now));
                        }));
    }

    private Uni<Void> write(
            SqlConnection tx, List<Said> said, Map<String, Known> known, OpenCases.Result result, Instant now) {
        Bookkeeping books = new Bookkeeping(known, result.openByHousehold());
        said.forEach(books::apply);
        List<DomainEvent> events = new ArrayList<>(result.events());
        Map<String, Opened> toTell = new HashMap<>(result.opened());
        for (Joined joined : books.joined) {
            Opened opened = toTell.remove(joined.alert().householdId());
            events.add(
                    opened == null
                            ? new AlertJoinedCase(
                                    joined.caseId(),
                                    joined.alert().householdId(),
                                    joined.alert().divisionCode(),
                                    joined.alert().alertId(),
                                    joined.alert().ruleCode(),
                                    now)
                            : opening(opened, joined.alert(), result.dueAt(opened.caseId()), now));
        }
        return alerted.keep(tx, books.kept.values())
                .chain(() ->
                        outbox.append(tx, events.stream().map(outbox::envelope).toList()));
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

    private record Joined(String caseId, Alert alert) {}

    /** Applies the events one after another, as if each were alone; a dry run finds which households need a case. */
    private static final class Bookkeeping {
        private static final String NOT_OPENED_YET = "";

        private final Map<String, Known> known;
        private final Map<String, String> openByHousehold;
        private final Map<String, Alert> firstAlerts = new LinkedHashMap<>();
        private final Map<String, KeptAlert> kept = new LinkedHashMap<>();
        private final Collection<Joined> joined = new ArrayList<>();

        Bookkeeping(Map<String, Known> known, Map<String, String> openByHousehold) {
            this.known = new HashMap<>(known);
            this.openByHousehold = new HashMap<>(openByHousehold);
        }

        void apply(Said said) {
            Alert alert = said.alert();
            Optional<Known> before = Optional.ofNullable(known.get(alert.alertId()));
            String openCase = openByHousehold.get(alert.householdId());
            switch (AlertDecision.of(said.clears(), alert.version(), alert.level(), before, openCase != null)) {
                case OPENS -> {
                    firstAlerts.put(alert.householdId(), alert);
                    openByHousehold.put(alert.householdId(), NOT_OPENED_YET);
                    keep(said, NOT_OPENED_YET, true);
                }
                case JOINS -> {
                    String caseId = openCase == null ? NOT_OPENED_YET : openCase;
                    joined.add(new Joined(caseId, alert));
                    keep(said, caseId, true);
                }
                case FOLLOWS -> before.ifPresent(one -> keep(said, one.caseId(), one.caseOpen()));
                case IGNORED -> {}
            }
        }

        private void keep(Said said, String caseId, boolean caseOpen) {
            Alert alert = said.alert();
            KeptAlert row = new KeptAlert(
                    caseId,
                    alert.alertId(),
                    alert.version(),
                    alert.ruleCode(),
                    alert.level(),
                    alert.riskFactor().name(),
                    alert.personId(),
                    !said.clears(),
                    alert.titleZh(),
                    alert.titleEn(),
                    alert.explanationZh(),
                    alert.explanationEn(),
                    said.at(),
                    said.clears() ? said.at() : null,
                    said.reasonZh(),
                    said.reasonEn());
            kept.put(row.key(), row);
            known.put(alert.alertId(), new Known(caseId, alert.version(), alert.level(), !said.clears(), caseOpen));
        }
    }
}
