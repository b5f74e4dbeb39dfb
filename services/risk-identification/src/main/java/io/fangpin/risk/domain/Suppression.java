package io.fangpin.risk.domain;

import io.fangpin.schemas.risk.AlertLevel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 核查无风险后不再提醒 (DOMAIN 4.6): people looked into a rule's alert and found no risk.
 *
 * @param level at which they looked into it; a graver match is raised all the same
 * @param verifiedOn the day on which they said so
 */
public record Suppression(String ruleCode, @Nullable String personId, AlertLevel level, LocalDate verifiedOn) {
    /** Code of the policy number: days for which the rule is then not raised again. A pack that does not declare it suppresses nothing. */
    public static final String DAYS = "ALERT_NO_RISK_DAYS";

    static String key(String ruleCode, @Nullable String personId) {
        return ruleCode + '|' + (personId == null ? "-" : personId);
    }

    String key() {
        return key(ruleCode, personId);
    }

    /** The first day on which a match of the level is raised again; empty when it is raised today. */
    static Optional<LocalDate> until(
            Profile profile,
            RuleDefinition rule,
            @Nullable String personId,
            AlertLevel level,
            CompiledRulePack pack,
            PolicyNumbers numbers,
            LocalDate today) {
        Suppression known = profile.suppressions().get(key(rule.code(), personId));
        if (known == null || profile.household() == null || !pack.declares(DAYS)) {
            return Optional.empty();
        }
        long since = ChronoUnit.DAYS.between(known.verifiedOn, today);
        return rule.neverSuppressed() || level.compareTo(known.level) > 0
                ? Optional.empty()
                : numbers.find(DAYS, profile.household().divisionCode(), known.verifiedOn)
                        .filter(days -> since < days.value())
                        .map(days -> today.plusDays(days.value() - since));
    }
}
