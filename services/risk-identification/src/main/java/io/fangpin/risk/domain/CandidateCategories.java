package io.fangpin.risk.domain;

import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Which category a risk may lead to (DOMAIN 4.2); proposed only, people decide. */
final class CandidateCategories {
    /** Code of the monitoring income line, fen per person and year. */
    static final String INCOME_LINE = "INCOME_LINE";

    private CandidateCategories() {}

    /**
     * Below the line the household's type decides, at or above it a sudden event leads to SUDDEN and anything else to no
     * category; when the income is not known, both are possible.
     */
    static List<MonitoredCategory> of(Situation situation, PolicyNumbers numbers, boolean sudden) {
        Optional<Boolean> below = belowLine(situation, numbers);
        List<MonitoredCategory> candidates = new ArrayList<>();
        if (below.orElse(true)) {
            candidates.add(
                    situation.household().householdType() == HouseholdType.OUT_OF_POVERTY
                            ? MonitoredCategory.UNSTABLE_OUT_OF_POVERTY
                            : MonitoredCategory.MARGINAL_AT_RISK);
        }
        if (sudden && !below.orElse(false)) {
            candidates.add(MonitoredCategory.SUDDEN_SEVERE_HARDSHIP);
        }
        return candidates;
    }

    /** The number {@link #of} rests on, if any. */
    static Optional<PolicyNumber> line(Situation situation, PolicyNumbers numbers) {
        return situation
                .incomeUntil()
                .flatMap(
                        until -> numbers.find(INCOME_LINE, situation.household().divisionCode(), until));
    }

    private static Optional<Boolean> belowLine(Situation situation, PolicyNumbers numbers) {
        OptionalLong perCapita = situation.perCapitaNetIncomeFen();
        return perCapita.isEmpty()
                ? Optional.empty()
                : line(situation, numbers).map(line -> perCapita.getAsLong() < line.value());
    }
}
