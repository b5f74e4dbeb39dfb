package io.fangpin.risk.domain;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.RandomHouseholds;
import io.fangpin.risk.domain.Reconciliation.Reconciled;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.risk.Alert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Facts, corrections, withdrawals, snapshots, visits and passing days in any order: where the open alerts are not those of a fresh look. */
public final class IncrementalDifferences {
    private static final int PERCENT = 20;

    private final Random random;
    private final RandomHouseholds households;
    private Profile profile = Profile.empty("H");
    private LocalDate today = LocalDate.of(2026, 1, 15);

    public IncrementalDifferences(long seed) {
        this.random = new Random(seed);
        this.households = new RandomHouseholds(random);
    }

    /** Null when there is none after so many steps; only rules that read what changed are held against it at each step. */
    public @Nullable String after(int steps) {
        for (int step = 0; step < steps; step++) {
            step(step);
        }
        Map<String, String> fresh = new TreeMap<>();
        Evaluation.evaluate(profile, Fixtures.PACK, Fixtures.NUMBERS, today)
                .forEach(finding -> fresh.put(finding.alertId(), said(finding.asAlert(1, today, Fixtures.NOW))));
        Map<String, String> open = new TreeMap<>();
        profile.openAlerts().forEach((id, alert) -> open.put(id, said(alert.alert())));
        return open.equals(fresh) ? null : "open " + open + "\nfresh " + fresh + "\n" + profile;
    }

    private void step(int step) {
        switch (random.nextInt(9)) {
            case 0 -> {
                today = today.plusDays(random.nextInt(90));
                again(new Trigger.TimePassed());
            }
            case 1 ->
                profile.with(households.snapshot(random.nextInt(steps(step))))
                        .ifPresent(newer -> then(newer, new Trigger.HouseholdChanged()));
            case 2 -> {
                FactRecorded fact = households.fact(version(step));
                profile.with(FactShapes.tombstone(Fixtures.withdrawn(fact, version(step))))
                        .ifPresent(newer -> then(newer, new Trigger.FactChanged(fact.kind(), true)));
            }
            case 3 -> noRiskFound();
            default -> {
                FactRecorded fact = households.fact(version(step));
                Optional<Profile> newer = profile.with(Fixtures.SHAPES.known(fact));
                newer.ifPresent(p -> then(p, new Trigger.FactChanged(fact.kind(), false)));
            }
        }
    }

    /** Of one of the open alerts. */
    private void noRiskFound() {
        List<OpenAlert> open = List.copyOf(profile.openAlerts().values());
        if (!open.isEmpty()) {
            Alert alert = open.get(random.nextInt(open.size())).alert();
            Instant at = today.atTime(12, 0).toInstant(ZoneOffset.UTC);
            for (DomainEvent event : Fixtures.foundNoRisk(alert, at)) {
                Verification.after(event, profile, ZoneOffset.UTC)
                        .ifPresent(newer -> then(newer, new Trigger.NoRiskFound()));
            }
        }
    }

    private static int steps(int step) {
        return step + 2;
    }

    /** Now and then an older one than is known. */
    private String version(int step) {
        return String.format("%04d", Math.max(0, step - random.nextInt(3)));
    }

    private void then(Profile newer, Trigger trigger) {
        profile = newer;
        again(trigger);
    }

    private void again(Trigger trigger) {
        Reconciled reconciled = Reconciliation.reconcile(
                profile,
                code -> Fixtures.PACK.rules().stream()
                        .filter(rule -> rule.code().equals(code))
                        .allMatch(trigger::concerns),
                Evaluation.alerts(profile, Fixtures.PACK, Fixtures.NUMBERS, today, trigger::concerns),
                alert -> Evaluation.rests(profile, Fixtures.PACK, Fixtures.NUMBERS, today, alert),
                trigger,
                today,
                Fixtures.NOW,
                PERCENT);
        profile = reconciled.profile();
    }

    private static String said(Alert alert) {
        return alert.ruleCode() + " " + alert.level() + " " + alert.observedValue() + " " + alert.clauses() + " "
                + alert.candidateCategories();
    }
}
