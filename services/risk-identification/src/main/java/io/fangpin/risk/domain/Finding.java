package io.fangpin.risk.domain;

import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.Alert.ClauseResult;
import io.fangpin.schemas.risk.Alert.Evidence;
import io.fangpin.schemas.risk.AlertLevel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rule that matched, with all that explains it; what an alert says apart from its history. */
public record Finding(
        HouseholdSnapshot household,
        @Nullable String personId,
        RuleDefinition rule,
        String pack,
        AlertLevel level,
        List<MonitoredCategory> candidateCategories,
        String period,
        @Nullable String observedValue,
        @Nullable String threshold,
        @Nullable String unit,
        List<ClauseResult> clauses,
        List<Evidence> evidence,
        List<String> unconfirmedNumbers,
        String explanationZh,
        String explanationEn,
        String sourceDocument,
        boolean synthetic) {

    /** Gravest first; of equally grave ones the higher value. */
    static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::level)
            .thenComparing(finding -> number(finding.observedValue), Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed();

    /** One open alert per household, person, rule and period, whatever the number of reports (DOMAIN 4.6). */
    public String alertId() {
        String what = String.join("|", household.householdId(), personId == null ? "-" : personId, rule.code(), period);
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Alert asAlert(long version, LocalDate asOf, Instant firstRaisedAt) {
        return new Alert(
                alertId(),
                version,
                household.householdId(),
                household.divisionCode(),
                personId,
                rule.code(),
                rule.version(),
                pack,
                rule.titleZh(),
                rule.titleEn(),
                level,
                rule.riskFactor(),
                candidateCategories,
                period,
                rule.villageTask() ? period : null,
                observedValue,
                threshold,
                unit,
                clauses,
                evidence,
                unconfirmedNumbers,
                explanationZh,
                explanationEn,
                sourceDocument,
                asOf,
                firstRaisedAt,
                synthetic);
    }

    /** The value as a whole number; absent when it is none. */
    static @Nullable Long number(@Nullable String value) {
        return value != null && value.matches("-?\\d{1,18}") ? Long.valueOf(value) : null;
    }
}
