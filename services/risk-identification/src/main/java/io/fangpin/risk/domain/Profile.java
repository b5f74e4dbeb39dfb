package io.fangpin.risk.domain;

import static java.util.Objects.requireNonNull;

import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.IncomeBlock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one household: the register's snapshot, the newest version of each fact, and its alerts.
 *
 * @param household absent while only facts have come
 * @param closedVersions last version of each alert that was cleared, so that a later one goes on counting
 * @param cases alerts that each open case looks into
 * @param suppressions of which rules people found no risk lately, by rule and person
 * @param earlierIncome income blocks of periods before the snapshot's
 */
public record Profile(
        String householdId,
        @Nullable HouseholdSnapshot household,
        Map<String, KnownFact> facts,
        Map<String, OpenAlert> openAlerts,
        Map<String, Long> closedVersions,
        Map<String, List<CaseAlert>> cases,
        Map<String, Suppression> suppressions,
        List<IncomeBlock> earlierIncome) {

    public Profile {
        requireNonNull(householdId);
        facts = sorted(facts);
        openAlerts = sorted(openAlerts);
        closedVersions = sorted(closedVersions);
        // A profile of before they were followed has none.
        cases = cases == null ? Map.of() : sorted(cases);
        suppressions = suppressions == null ? Map.of() : sorted(suppressions);
        earlierIncome = earlierIncome == null ? List.of() : List.copyOf(earlierIncome);
    }

    /** One of which no case is known. */
    public Profile(
            String householdId,
            @Nullable HouseholdSnapshot household,
            Map<String, KnownFact> facts,
            Map<String, OpenAlert> openAlerts,
            Map<String, Long> closedVersions) {
        this(householdId, household, facts, openAlerts, closedVersions, Map.of(), Map.of(), List.of());
    }

    public static Profile empty(String householdId) {
        return new Profile(householdId, null, Map.of(), Map.of(), Map.of());
    }

    /** The profile with a newer snapshot; empty when the snapshot is not newer. */
    public Optional<Profile> with(HouseholdSnapshot snapshot) {
        return household != null && household.version() >= snapshot.version()
                ? Optional.empty()
                : Optional.of(new Profile(
                        householdId,
                        Anonymous.household(snapshot),
                        facts,
                        openAlerts,
                        closedVersions,
                        cases,
                        suppressions,
                        EarlierIncome.after(
                                earlierIncome, household == null ? null : household.income(), snapshot.income())));
    }

    /** The profile with a newer version of a fact, or its tombstone; empty when the version is not newer. */
    public Optional<Profile> with(KnownFact fact) {
        KnownFact known = facts.get(fact.factId());
        if (known != null && known.version().compareTo(fact.version()) >= 0) {
            return Optional.empty();
        }
        Map<String, KnownFact> more = new TreeMap<>(facts);
        more.put(fact.factId(), fact);
        return Optional.of(new Profile(
                householdId, household, more, openAlerts, closedVersions, cases, suppressions, earlierIncome));
    }

    Profile withAlerts(Map<String, OpenAlert> open, Map<String, Long> closed) {
        return new Profile(householdId, household, facts, open, closed, cases, suppressions, earlierIncome);
    }

    Profile withCases(Map<String, List<CaseAlert>> open, Map<String, Suppression> verified) {
        return new Profile(householdId, household, facts, openAlerts, closedVersions, open, verified, earlierIncome);
    }

    /** Whether a death was reported for the person, even if the register does not say so yet. */
    boolean deathReported(String personId) {
        return facts.values().stream()
                .anyMatch(fact ->
                        fact.kind().equals(FactKind.DEATH) && !fact.withdrawn() && personId.equals(fact.personId()));
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
