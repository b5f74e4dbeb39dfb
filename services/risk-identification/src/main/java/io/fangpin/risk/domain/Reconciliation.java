package io.fangpin.risk.domain;

import io.fangpin.risk.domain.AlertChange.Cleared;
import io.fangpin.risk.domain.AlertChange.Raised;
import io.fangpin.risk.domain.AlertChange.Revised;
import io.fangpin.risk.domain.AlertChange.ValuesUpdated;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.risk.Alert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Brings open alerts in line with findings; the same findings again change nothing (DOMAIN 4.6). */
public final class Reconciliation {
    private final Profile profile;
    private final Trigger trigger;
    private final LocalDate today;
    private final Instant now;
    private final long renotifyPercent;
    private final Map<String, OpenAlert> open;
    private final Map<String, Long> closed;
    private final List<AlertChange> changes = new ArrayList<>();

    private Reconciliation(Profile profile, Trigger trigger, LocalDate today, Instant now, long renotifyPercent) {
        this.profile = profile;
        this.trigger = trigger;
        this.today = today;
        this.now = now;
        this.renotifyPercent = renotifyPercent;
        this.open = new TreeMap<>(profile.openAlerts());
        this.closed = new TreeMap<>(profile.closedVersions());
    }

    /** The profile with its alerts as they are now, and what happened to them. */
    public record Reconciled(Profile profile, List<AlertChange> changes) {
        public Reconciled {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Reconciles.
     *
     * @param judged rule codes that {@code findings} speak about; alerts of other rules stay as they are
     * @param rests whether an alert that is no finding still matches, at a level at which people found no risk
     * @param renotifyPercent growth since others were last told from which they are told again
     */
    public static Reconciled reconcile(
            Profile profile,
            Predicate<String> judged,
            List<Finding> findings,
            Predicate<Alert> rests,
            Trigger trigger,
            LocalDate today,
            Instant now,
            long renotifyPercent) {
        var at = new Reconciliation(profile, trigger, today, now, renotifyPercent);
        Map<String, Finding> byAlert = new TreeMap<>();
        findings.forEach(finding -> byAlert.put(finding.alertId(), finding));
        for (OpenAlert alert : profile.openAlerts().values()) {
            if (judged.test(alert.alert().ruleCode())
                    && !byAlert.containsKey(alert.alert().alertId())) {
                at.clear(alert, rests);
            }
        }
        byAlert.values().forEach(at::show);
        return new Reconciled(profile.withAlerts(at.open, at.closed), at.changes);
    }

    private void clear(OpenAlert gone, Predicate<Alert> rests) {
        Alert alert = withVersion(gone.alert(), gone.alert().version() + 1);
        open.remove(alert.alertId());
        closed.put(alert.alertId(), alert.version());
        changes.add(new Cleared(alert, reason(alert, rests)));
    }

    private void show(Finding finding) {
        OpenAlert known = open.get(finding.alertId());
        if (known == null) {
            long version = closed.getOrDefault(finding.alertId(), 0L) + 1;
            Alert alert = finding.asAlert(version, today, now);
            closed.remove(alert.alertId());
            open.put(alert.alertId(), new OpenAlert(alert, Finding.number(alert.observedValue())));
            changes.add(new Raised(alert));
            return;
        }
        Alert before = known.alert();
        Alert same = finding.asAlert(before.version(), before.asOf(), before.firstRaisedAt());
        if (same.equals(before)) {
            return;
        }
        Alert alert = finding.asAlert(before.version() + 1, today, before.firstRaisedAt());
        boolean tell = material(known, alert);
        open.put(
                alert.alertId(),
                new OpenAlert(alert, tell ? Finding.number(alert.observedValue()) : known.notifiedValue()));
        changes.add(tell ? new Revised(alert, before.level()) : new ValuesUpdated(alert, before.level()));
    }

    /** Worth telling: another level, threshold or category, a fall of the value (a correction), or growth enough. */
    private boolean material(OpenAlert known, Alert alert) {
        Alert before = known.alert();
        if (before.level() != alert.level()
                || !Objects.equals(before.threshold(), alert.threshold())
                || !before.candidateCategories().equals(alert.candidateCategories())) {
            return true;
        }
        Long told = known.notifiedValue();
        Long value = Finding.number(alert.observedValue());
        if (told == null || value == null) {
            return !Objects.equals(before.observedValue(), alert.observedValue());
        }
        Long last = Finding.number(before.observedValue());
        boolean fell = last != null && value < last;
        return fell || value - told >= Math.ceilDiv(Math.abs(told) * renotifyPercent, 100L) && value > told;
    }

    private ClearReason reason(Alert alert, Predicate<Alert> rests) {
        HouseholdSnapshot household = profile.household();
        if (household != null && household.monitoredStatus() == MonitoredStatus.CLOSED) {
            return ClearReason.HOUSEHOLD_CLOSED;
        }
        String person = alert.personId();
        if (person != null && household != null) {
            MemberStatus status = household.members().stream()
                    .filter(member -> member.personId().equals(person))
                    .map(MemberSnapshot::status)
                    .findFirst()
                    .orElse(MemberStatus.MOVED_OUT);
            if (status == MemberStatus.DECEASED || profile.deathReported(person)) {
                return ClearReason.MEMBER_DECEASED;
            }
            if (status != MemberStatus.ACTIVE) {
                return ClearReason.MEMBER_LEFT;
            }
        }
        if (!(trigger instanceof Trigger.NoRiskFound) && rests.test(alert)) {
            return ClearReason.RESTS;
        }
        return switch (trigger) {
            case Trigger.FactChanged fact -> fact.withdrawn() ? ClearReason.FACT_WITHDRAWN : ClearReason.FACT_CORRECTED;
            case Trigger.HouseholdChanged changed -> ClearReason.REGISTRY_CHANGED;
            case Trigger.PolicyChanged changed -> ClearReason.POLICY_CHANGED;
            case Trigger.NoRiskFound found -> ClearReason.NO_RISK_FOUND;
            case Trigger.CaseTold told -> ClearReason.CASE_FOLLOWED;
            case Trigger.TimePassed passed -> ClearReason.TIME_PASSED;
        };
    }

    private Alert withVersion(Alert a, long version) {
        return new Alert(
                a.alertId(),
                version,
                a.householdId(),
                a.divisionCode(),
                a.personId(),
                a.ruleCode(),
                a.ruleVersion(),
                a.rulePack(),
                a.titleZh(),
                a.titleEn(),
                a.level(),
                a.riskFactor(),
                a.candidateCategories(),
                a.period(),
                a.villageEvent(),
                a.observedValue(),
                a.threshold(),
                a.unit(),
                a.clauses(),
                a.evidence(),
                a.unconfirmedNumbers(),
                a.explanationZh(),
                a.explanationEn(),
                a.sourceDocument(),
                today,
                a.firstRaisedAt(),
                a.synthetic());
    }
}
