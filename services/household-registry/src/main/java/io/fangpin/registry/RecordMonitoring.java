package io.fangpin.registry;

import static java.util.Objects.requireNonNull;

import io.fangpin.kit.consume.Parked;
import io.fangpin.registry.domain.Change;
import io.fangpin.registry.domain.Household;
import io.fangpin.registry.store.Households;
import io.fangpin.registry.store.Households.Version;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes into the register what a case decided about a household's monitoring. */
@ApplicationScoped
public class RecordMonitoring {

    private static final String ACTOR = "assistance-plans";

    private final Households households;
    private final SaveHouseholds save;
    private final Clock clock;

    @Inject
    public RecordMonitoring(Households households, SaveHouseholds save, Clock clock) {
        this.households = households;
        this.save = save;
        this.clock = clock;
    }

    /** Applies in order; decisions about households not known here wait. */
    public Uni<Void> apply(SqlConnection tx, List<EventEnvelope<MonitoredStatusChanged>> decisions) {
        return households
                .lock(
                        tx,
                        decisions.stream()
                                .map(d -> d.data().householdId())
                                .distinct()
                                .toList())
                .chain(known -> {
                    Map<String, String> waiting = new TreeMap<>();
                    for (EventEnvelope<MonitoredStatusChanged> decision : decisions) {
                        if (!known.containsKey(decision.data().householdId())) {
                            waiting.put(decision.id(), decision.data().householdId());
                        }
                    }
                    if (!waiting.isEmpty()) {
                        throw new Parked(waiting);
                    }
                    return save.save(tx, lastOfEach(known, decisions));
                });
    }

    /** Of several decisions in one batch only the last leaves a version. */
    private List<Version> lastOfEach(
            Map<String, Household> known, List<EventEnvelope<MonitoredStatusChanged>> decisions) {
        Map<String, MonitoredStatusChanged> last = new LinkedHashMap<>();
        decisions.forEach(decision -> last.put(decision.data().householdId(), decision.data()));
        return last.values().stream()
                .map(decision -> version(requireNonNull(known.get(decision.householdId())), decision))
                .filter(version -> !version.changes().isEmpty())
                .toList();
    }

    private Version version(Household before, MonitoredStatusChanged decision) {
        Household after =
                before.monitored(decision.status(), decision.category(), decision.riskFactors(), clock.instant());
        return new Version(after, Change.between(before, after), ACTOR, "case:" + decision.caseId());
    }
}
