package io.fangpin.schemas.risk;

import io.fangpin.schemas.matching.SourceRecord;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A risk found in a household, with everything needed to explain it (DOMAIN 4.2).
 *
 * @param alertId the same for all versions: household, person, rule and period
 * @param version grows with each revision; a consumer ignores lower ones
 * @param period what the rule looks at: a year {@code 2026}, a month, a school year, or {@code -} for a standing state
 * @param villageEvent number of the event when it befell the whole village: worked on as one village task, not as a case of
 *     each household; absent when the risk is the household's own
 * @param clauses every clause of the rule with the value seen and the threshold it was held against
 * @param evidence the feed rows the alert rests on; empty when it rests on the registry alone
 * @param unconfirmedNumbers codes of policy numbers used that no administrator has confirmed
 */
public record Alert(
        String alertId,
        long version,
        String householdId,
        String divisionCode,
        @Nullable String personId,
        String ruleCode,
        String ruleVersion,
        String rulePack,
        String titleZh,
        String titleEn,
        AlertLevel level,
        RiskFactor riskFactor,
        List<MonitoredCategory> candidateCategories,
        String period,
        @Nullable String villageEvent,
        @Nullable String observedValue,
        @Nullable String threshold,
        @Nullable String unit,
        List<ClauseResult> clauses,
        List<Evidence> evidence,
        List<String> unconfirmedNumbers,
        String explanationZh,
        String explanationEn,
        String sourceDocument,
        LocalDate asOf,
        Instant firstRaisedAt,
        boolean synthetic) {

    public Alert {
        candidateCategories = List.copyOf(candidateCategories);
        clauses = List.copyOf(clauses);
        evidence = List.copyOf(evidence);
        unconfirmedNumbers = List.copyOf(unconfirmedNumbers);
    }

    /**
     * One named clause of the rule's condition as it was evaluated.
     *
     * @param observed the value seen, in the unit
     * @param threshold the policy number it was held against; absent for a yes/no clause
     * @param parameterCode code of the policy number
     */
    public record ClauseResult(
            String name,
            String textZh,
            String textEn,
            boolean holds,
            @Nullable String observed,
            @Nullable String threshold,
            @Nullable String unit,
            @Nullable String parameterCode) {}

    /** A fact the alert rests on, and the row behind it. */
    public record Evidence(String factId, String factVersion, String period, SourceRecord source) {}
}
