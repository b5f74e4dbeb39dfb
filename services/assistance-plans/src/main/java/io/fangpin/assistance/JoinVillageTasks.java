package io.fangpin.assistance;

import io.fangpin.assistance.AlertBooks.Joined;
import io.fangpin.assistance.domain.AlertDecision.Known;
import io.fangpin.assistance.domain.Deadlines;
import io.fangpin.assistance.store.VillageTasks;
import io.fangpin.assistance.store.VillageTasks.NewTask;
import io.fangpin.assistance.store.VillageTasks.OpenTask;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask.JoinedAlert;
import io.fangpin.schemas.assistance.VillageTaskOpened;
import io.fangpin.schemas.risk.Alert;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Alerts of an event that befell a whole village open or join the village's task: one task, however many households. */
@ApplicationScoped
public class JoinVillageTasks {
    /** An event of a thousand alerts would be larger than the broker takes by default. */
    private static final int ALERTS_PER_EVENT = 400;

    private final VillageTasks tasks;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public JoinVillageTasks(VillageTasks tasks, Deadlines deadlines, Outbox outbox, Clock clock) {
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks only at those alerts that are of a village. */
    public Uni<Void> join(SqlConnection tx, List<AlertSaid> said) {
        List<AlertSaid> ofVillages =
                said.stream().filter(one -> one.alert().villageEvent() != null).toList();
        if (ofVillages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Alert> alerts = ofVillages.stream().map(AlertSaid::alert).toList();
        Instant now = clock.instant();
        return tasks.known(tx, alerts.stream().map(Alert::alertId).distinct().toList())
                .chain(known -> open(tx, alerts).chain(before -> {
                    Collection<Alert> openings =
                            books(ofVillages, known, before).openings();
                    return openings.isEmpty()
                            ? write(tx, books(ofVillages, known, before), List.of(), now)
                            : tasks.open(
                                            tx,
                                            openings.stream()
                                                    .map(one -> task(one, now))
                                                    .toList())
                                    .chain(opened -> open(tx, alerts)
                                            .chain(after -> write(tx, books(ofVillages, known, after), opened, now)));
                }));
    }

    private Uni<Map<String, String>> open(SqlConnection tx, List<Alert> alerts) {
        return tasks.open(
                        tx, alerts.stream().map(Alert::divisionCode).distinct().toList(), events(alerts))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(one -> owner(one.divisionCode(), one.event()), OpenTask::taskId)));
    }

    private static List<String> events(List<Alert> alerts) {
        return alerts.stream().map(JoinVillageTasks::event).distinct().toList();
    }

    private static AlertBooks books(List<AlertSaid> said, Map<String, Known> known, Map<String, String> open) {
        AlertBooks books =
                new AlertBooks(known, open, alert -> owner(alert.divisionCode(), event(alert)), alert -> true);
        said.forEach(books::apply);
        return books;
    }

    private static String owner(String divisionCode, String event) {
        return divisionCode + '/' + event;
    }

    private static String event(Alert alert) {
        return String.valueOf(alert.villageEvent());
    }

    private NewTask task(Alert first, Instant now) {
        return new NewTask(
                UUID.randomUUID().toString(),
                first.divisionCode(),
                event(first),
                now,
                deadlines.ofVillageTask(first.divisionCode(), now),
                first.synthetic());
    }

    private Uni<Void> write(SqlConnection tx, AlertBooks books, List<OpenTask> opened, Instant now) {
        List<DomainEvent> events = new ArrayList<>();
        opened.forEach(task -> events.add(new VillageTaskOpened(
                task.taskId(), task.taskNo(), task.divisionCode(), task.event(), task.dueAt(), task.synthetic(), now)));
        events.addAll(joined(books.joined(), now));
        return tasks.keep(tx, books.kept())
                .chain(() ->
                        outbox.append(tx, events.stream().map(outbox::envelope).toList()));
    }

    private static List<DomainEvent> joined(List<Joined> joined, Instant now) {
        Map<String, List<Alert>> byTask = joined.stream()
                .collect(Collectors.groupingBy(
                        Joined::holderId, LinkedHashMap::new, Collectors.mapping(Joined::alert, Collectors.toList())));
        List<DomainEvent> events = new ArrayList<>();
        byTask.forEach((taskId, alerts) -> {
            for (int from = 0; from < alerts.size(); from += ALERTS_PER_EVENT) {
                List<Alert> some = alerts.subList(from, Math.min(from + ALERTS_PER_EVENT, alerts.size()));
                events.add(new AlertsJoinedVillageTask(
                        taskId,
                        some.getFirst().divisionCode(),
                        some.stream()
                                .map(one -> new JoinedAlert(one.alertId(), one.householdId(), one.ruleCode()))
                                .toList(),
                        now));
            }
        });
        return events;
    }
}
