package io.fangpin.risk.alerts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.Confidence;
import io.fangpin.risk.feeds.JudgingConfidence;
import io.fangpin.risk.store.Acknowledgements;
import io.fangpin.risk.store.Acknowledgements.Acknowledgement;
import io.fangpin.risk.store.Alerts;
import io.fangpin.risk.store.Alerts.AlertRow;
import io.fangpin.risk.store.Alerts.Filter;
import io.fangpin.risk.store.Alerts.HistoryRow;
import io.fangpin.risk.store.Alerts.SummaryRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Use case: alerts within the asking person's divisions. */
@ApplicationScoped
public class AskingForAlerts {
    private final Alerts alerts;
    private final Acknowledgements acknowledgements;
    private final JudgingConfidence confidence;
    private final Clock clock;

    @Inject
    public AskingForAlerts(
            Alerts alerts, Acknowledgements acknowledgements, JudgingConfidence confidence, Clock clock) {
        this.alerts = alerts;
        this.acknowledgements = acknowledgements;
        this.confidence = confidence;
        this.clock = clock;
    }

    /** An alert, how it came to be as it is, who sees to it, and what the feeds behind it are worth. */
    public record AlertWithHistory(
            AlertRow alert,
            List<HistoryRow> history,
            Optional<Acknowledgement> acknowledgement,
            Confidence confidence) {}

    /** Open alerts counted by level, by rule and by township. */
    public record Summary(
            long open, Map<String, Long> byLevel, Map<String, Long> byRule, List<TownshipSummary> byTownship) {}

    /** Open alerts of a township. */
    public record TownshipSummary(String divisionCode, long open, Map<String, Long> byLevel) {}

    public Uni<Page<AlertRow>> list(DivisionScope scope, Filter filter, PageRequest page) {
        return alerts.find(scope, filter, page);
    }

    public Uni<AlertWithHistory> one(DivisionScope scope, String alertId) {
        return alerts.find(scope, alertId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("未找到该预警 / Alert not found").asException()))
                .chain(alert -> Uni.combine()
                        .all()
                        .unis(
                                alerts.history(alertId),
                                acknowledgements.of(alertId, clock.instant()),
                                confidence.of(alert.alert()))
                        .with((history, seenTo, worth) -> new AlertWithHistory(alert, history, seenTo, worth)));
    }

    /** Somebody sees to an alert of theirs; the first to say so stays. */
    public Uni<Acknowledgement> acknowledge(Actor actor, String alertId, @Nullable String note) {
        return one(actor.scope(), alertId)
                .chain(found -> acknowledgements.put(
                        alertId, found.alert().alert().divisionCode(), actor, note, clock.instant()));
    }

    public Uni<Summary> summary(DivisionScope scope, DivisionScope division) {
        return alerts.summary(scope, division)
                .map(rows -> new Summary(
                        rows.stream().mapToLong(SummaryRow::alerts).sum(),
                        count(rows, SummaryRow::level),
                        count(rows, SummaryRow::ruleCode),
                        rows.stream()
                                .collect(groupingBy(
                                        SummaryRow::township, TreeMap::new, java.util.stream.Collectors.toList()))
                                .entrySet()
                                .stream()
                                .map(township -> new TownshipSummary(
                                        township.getKey(),
                                        township.getValue().stream()
                                                .mapToLong(SummaryRow::alerts)
                                                .sum(),
                                        count(township.getValue(), SummaryRow::level)))
                                .toList()));
    }

    private static Map<String, Long> count(List<SummaryRow> rows, java.util.function.Function<SummaryRow, String> by) {
        return rows.stream().collect(groupingBy(by, TreeMap::new, summingLong(SummaryRow::alerts)));
    }
}
