package io.fangpin.risk.stream;

import io.fangpin.risk.domain.AlertChange;
import io.fangpin.risk.domain.CaseFacts;
import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.Evaluation;
import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.domain.Finding;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.Reconciliation;
import io.fangpin.risk.domain.Reconciliation.Reconciled;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.Trigger;
import io.fangpin.risk.domain.Verification;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.PolicyInForce.Regional;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Use case: what is new becomes part of the profile, and the rules in force that read it are held against it. */
public final class Assessing {
    private static final String RENOTIFY_PERCENT = "ALERT_RENOTIFY_PERCENT";

    private final PolicyInForce policy;
    private final FactShapes shapes;
    private final Clock clock;
    private final String source;

    public Assessing(PolicyInForce policy, FactShapes shapes, Clock clock, String source) {
        this.policy = policy;
        this.shapes = shapes;
        this.clock = clock;
        this.source = source;
    }

    Clock clock() {
        return clock;
    }

    String source() {
        return source;
    }

    long policyRevision() {
        return policy.revision();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Empty when the snapshot is not newer than the one known. */
    Optional<Reconciled> household(Profile profile, HouseholdSnapshot snapshot) {
        return profile.with(snapshot).map(newer -> again(newer, new Trigger.HouseholdChanged()));
    }

    Optional<Reconciled> fact(Profile profile, FactRecorded fact) {
        return profile.with(shapes.known(fact)).map(newer -> again(newer, new Trigger.FactChanged(fact.kind(), false)));
    }

    Optional<Reconciled> withdrawal(Profile profile, FactWithdrawn fact) {
        return profile.with(FactShapes.tombstone(fact))
                .map(newer -> again(newer, new Trigger.FactChanged(fact.kind(), true)));
    }

    /** What becomes of the household and its alerts in cases; empty when it changes nothing here. */
    Optional<Reconciled> caseEvent(Profile profile, DomainEvent event) {
        Optional<Profile> followed = Verification.after(event, profile, clock.getZone());
        Profile after = followed.orElse(profile);
        Optional<KnownFact> told = CaseFacts.of(event, after, clock.getZone());
        Profile newer = told.flatMap(after::with).orElse(after);
        if (!newer.suppressions().equals(profile.suppressions())) {
            return Optional.of(again(newer, new Trigger.NoRiskFound()));
        }
        return told.map(fact -> again(newer, new Trigger.CaseTold(fact.kind())))
                .or(() -> followed.map(known -> new Reconciled(known, List.of())));
    }

    /** Holds the rules that the trigger concerns against the profile. */
    Reconciled again(Profile profile, Trigger trigger) {
        HouseholdSnapshot household = profile.household();
        Optional<Regional> regional = household == null ? Optional.empty() : policy.in(household.divisionCode());
        if (household == null || regional.isEmpty()) {
            return new Reconciled(profile, List.<AlertChange>of());
        }
        LocalDate today = today();
        Regional inForce = regional.get();
        List<Finding> findings =
                Evaluation.alerts(profile, inForce.pack(), inForce.numbers(), today, trigger::concerns);
        long percent = inForce.numbers()
                .find(RENOTIFY_PERCENT, household.divisionCode(), today)
                .map(PolicyNumber::value)
                .orElse(0L);
        return Reconciliation.reconcile(
                profile,
                code -> !untouched(code, inForce.pack(), trigger),
                findings,
                alert -> Evaluation.rests(profile, inForce.pack(), inForce.numbers(), today, alert),
                trigger,
                today,
                clock.instant(),
                percent);
    }

    /** Whether the trigger does not concern the rule, so that its alerts stay as they are. */
    private static boolean untouched(String ruleCode, CompiledRulePack pack, Trigger trigger) {
        for (RuleDefinition rule : pack.rules()) {
            if (rule.code().equals(ruleCode)) {
                return rule.alerts() && !trigger.concerns(rule);
            }
        }
        return false;
    }
}
