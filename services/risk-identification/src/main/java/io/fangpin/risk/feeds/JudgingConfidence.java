package io.fangpin.risk.feeds;

import io.fangpin.risk.domain.Confidence;
import io.fangpin.risk.domain.Confidence.Conclusion;
import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.store.Feeds;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.schemas.people.DivisionCode.Level;
import io.fangpin.schemas.risk.Alert;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Use case: on which feeds an alert, or that a household has no other, rests, and what that is worth today. */
@ApplicationScoped
public class JudgingConfidence {
    private final Feeds feeds;
    private final PolicyInForce policy;
    private final FactShapes shapes;
    private final Clock clock;

    @Inject
    JudgingConfidence(Feeds feeds, PolicyInForce policy, FactShapes shapes, Clock clock) {
        this.feeds = feeds;
        this.policy = policy;
        this.shapes = shapes;
        this.clock = clock;
    }

    /** Of an alert: the datasets its rule reads; those of its rows when the rule is no longer in force. */
    public Uni<Confidence> of(Alert alert) {
        List<DatasetContract> read =
                datasets(alert.divisionCode(), rule -> rule.code().equals(alert.ruleCode()));
        return judged(Conclusion.ALERT, alert.divisionCode(), read.isEmpty() ? behind(alert) : read);
    }

    /** Of a household without an alert, or without another one: the datasets that any rule that alerts reads. */
    public Uni<Confidence> ofNoRisk(String divisionCode) {
        return judged(Conclusion.NO_RISK, divisionCode, datasets(divisionCode, RuleDefinition::alerts));
    }

    private Uni<Confidence> judged(Conclusion conclusion, String division, List<DatasetContract> datasets) {
        return feeds.of(county(division))
                .map(known -> Confidence.of(conclusion, datasets, known, LocalDate.now(clock)));
    }

    private List<DatasetContract> datasets(String division, Predicate<RuleDefinition> which) {
        return policy.in(division).stream()
                .flatMap(inForce -> inForce.pack().rules().stream())
                .filter(which)
                .flatMap(rule -> rule.reads().stream())
                .flatMap(kind -> shapes.datasets(kind).stream())
                .toList();
    }

    private List<DatasetContract> behind(Alert alert) {
        Set<String> named =
                alert.evidence().stream().map(row -> row.source().dataset()).collect(Collectors.toSet());
        return shapes.kinds().stream()
                .flatMap(kind -> shapes.datasets(kind).stream())
                .filter(contract -> named.contains(contract.dataset()))
                .toList();
    }

    /** Feeds are watched county by county. */
    static String county(String divisionCode) {
        DivisionCode division = new DivisionCode(divisionCode);
        return (division.level().compareTo(Level.COUNTY) > 0 ? division.at(Level.COUNTY) : division).value();
    }
}
