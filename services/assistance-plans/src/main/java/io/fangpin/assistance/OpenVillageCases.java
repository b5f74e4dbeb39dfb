package io.fangpin.assistance;

import io.fangpin.assistance.domain.VillageTask.Taken;
import io.fangpin.assistance.store.AlertedCases;
import io.fangpin.assistance.store.KeptAlert;
import io.fangpin.assistance.store.Openings.NewCase;
import io.fangpin.assistance.store.VillageTasks;
import io.fangpin.kit.problem.Problem;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.CaseOpened;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Cases for those households of a village's task that need more than the village gets; all of them, or none. */
@ApplicationScoped
class OpenVillageCases {
    private static final String CHANNEL = "VILLAGE_TASK";

    private final VillageTasks tasks;
    private final OpenCases openCases;
    private final AlertedCases alerted;

    @Inject
    OpenVillageCases(VillageTasks tasks, OpenCases openCases, AlertedCases alerted) {
        this.tasks = tasks;
        this.openCases = openCases;
        this.alerted = alerted;
    }

    /** What there is to tell; refused when a household is not of the task any more, or has an open case. */
    Uni<List<DomainEvent>> open(SqlConnection tx, Taken taken, Set<String> householdIds) {
        return tasks.openAlerts(tx, taken.task().taskId(), householdIds, taken.at())
                .map(alerts -> byHousehold(alerts, householdIds))
                .chain(alerts -> openCases.standing(tx, householdIds).chain(standing -> {
                    List<NewCase> wanted = alerts.keySet().stream()
                            .map(householdId -> openCases.newCase(
                                    householdId,
                                    taken.task().divisionCode(),
                                    standing.byHousehold().get(householdId),
                                    taken.at(),
                                    CHANNEL,
                                    taken.textZh(),
                                    taken.worker().userId(),
                                    taken.task().synthetic()))
                            .toList();
                    return openCases
                            .openAll(tx, standing, wanted, taken.at())
                            .chain(result -> join(tx, taken, alerts, all(result, householdIds)));
                }));
    }

    private static Map<String, List<KeptAlert>> byHousehold(List<KeptAlert> alerts, Set<String> householdIds) {
        Map<String, List<KeptAlert>> byHousehold = alerts.stream()
                .collect(Collectors.groupingBy(KeptAlert::householdId, LinkedHashMap::new, Collectors.toList()));
        List<String> missing = householdIds.stream()
                .filter(id -> !byHousehold.containsKey(id))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.of(
                            422,
                            "household-not-hit",
                            "所选农户不在本事项内或其预警已解除 / Households not of this task, or no longer at risk")
                    .with("householdIds", missing)
                    .asException();
        }
        return byHousehold;
    }

    private static OpenCases.Result all(OpenCases.Result result, Set<String> householdIds) {
        List<String> others = householdIds.stream()
                .filter(id -> !result.opened().containsKey(id))
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            throw Problem.conflict(
                            "case-already-open", "所选农户中已有未结事项 / Some of the households have an open case already")
                    .with("householdIds", others)
                    .asException();
        }
        return result;
    }

    private Uni<List<DomainEvent>> join(
            SqlConnection tx, Taken taken, Map<String, List<KeptAlert>> byHousehold, OpenCases.Result result) {
        List<DomainEvent> events = new ArrayList<>(result.events());
        List<KeptAlert> kept = new ArrayList<>();
        result.opened().forEach((householdId, opened) -> {
            List<KeptAlert> alerts = byHousehold.getOrDefault(householdId, List.of());
            events.add(new CaseOpened(
                    opened.caseId(),
                    opened.caseNo(),
                    householdId,
                    opened.divisionCode(),
                    alerts.getFirst().alertId(),
                    alerts.getFirst().ruleCode(),
                    result.dueAt(opened.caseId()),
                    taken.task().synthetic(),
                    taken.at()));
            alerts.stream()
                    .skip(1)
                    .forEach(alert -> events.add(new AlertJoinedCase(
                            opened.caseId(),
                            householdId,
                            opened.divisionCode(),
                            alert.alertId(),
                            alert.ruleCode(),
                            taken.at())));
            alerts.forEach(alert -> kept.add(alert.heldBy(opened.caseId())));
        });
        return alerted.keep(tx, kept).replaceWith(events);
    }
}
