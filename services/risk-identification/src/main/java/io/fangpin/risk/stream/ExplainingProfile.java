package io.fangpin.risk.stream;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.Card;
import io.fangpin.risk.domain.Evaluation;
import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.NearRule;
import io.fangpin.risk.domain.NearestRules;
import io.fangpin.risk.domain.Note;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.RuleJudged;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.PolicyInForce.Regional;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.risk.Alert;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Use case: what is known of a household, how each rule in force judges it today, whether it matches or not, and what that
 * comes to: its card, and what is to be shown beside its alerts.
 */
@ApplicationScoped
public class ExplainingProfile {
    private final RiskStream stream;
    private final PolicyInForce policy;
    private final FactShapes shapes;
    private final Clock clock;

    @Inject
    public ExplainingProfile(RiskStream stream, PolicyInForce policy, FactShapes shapes, Clock clock) {
        this.stream = stream;
        this.policy = policy;
        this.shapes = shapes;
        this.clock = clock;
    }

    /**
     * A household's profile, explained.
     *
     * @param nearest the rules nearest to an alert among those that raise none
     */
    public record Explained(
            String householdId,
            String divisionCode,
            long householdVersion,
            LocalDate today,
            String rulePack,
            String rulePackVersion,
            List<KnownFact> facts,
            List<RuleJudged> rules,
            List<NearRule> nearest,
            List<Alert> openAlerts,
            Card card,
            List<Note> notes) {}

    public Explained explain(DivisionScope scope, String householdId) {
        Profile profile = profile(householdId).orElseThrow(ExplainingProfile::notFound);
        HouseholdSnapshot household = profile.household();
        if (household == null || !scope.covers(household.divisionCode())) {
            throw notFound();
        }
        Regional inForce = policy.in(household.divisionCode())
                .orElseThrow(() -> unavailable().asException());
        LocalDate today = LocalDate.now(clock);
        List<Alert> open = profile.openAlerts().values().stream()
                .map(known -> known.alert())
                .toList();
        return new Explained(
                householdId,
                household.divisionCode(),
                household.version(),
                today,
                inForce.pack().packId(),
                inForce.pack().packVersion(),
                profile.facts().values().stream()
                        .filter(fact -> !fact.withdrawn())
                        .toList(),
                Evaluation.explain(profile, inForce.pack(), inForce.numbers(), today),
                NearestRules.of(profile, inForce.pack(), inForce.numbers(), today, shapes),
                open,
                Card.of(
                        household.monitoredStatus(),
                        open.stream().map(Card.Open::of).toList(),
                        inForce.numbers(),
                        household.divisionCode(),
                        today),
                Evaluation.notes(profile, inForce.pack(), inForce.numbers(), today, rule -> true));
    }

    private Optional<Profile> profile(String householdId) {
        try {
            return stream.profile(householdId);
        } catch (InvalidStateStoreException e) {
            throw unavailable().asException();
        }
    }

    private static RuntimeException notFound() {
        return Problem.notFound("未找到该农户 / Household not found").asException();
    }

    static Problem unavailable() {
        return Problem.of(503, "profiles-unavailable", "风险画像正在恢复，请稍后再试 / Profiles are being restored, try again soon");
    }
}
