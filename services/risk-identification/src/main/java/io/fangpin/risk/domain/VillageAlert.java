package io.fangpin.risk.domain;

import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 规模性返贫防线 R-GRP-1 (S1 (二十), W31): so many households of one village are hit by one event within the days set that the
 * command is dispatched to the village, whatever is done for each household.
 *
 * @param threshold households from which it is raised there
 */
public record VillageAlert(
        String ruleCode,
        AlertLevel level,
        Hit hit,
        long threshold,
        String explanationZh,
        String explanationEn,
        List<String> unconfirmedNumbers,
        String sourceDocument) {
    /** Code of the village rule. */
    public static final String RULE = "R-GRP-1";

    static final String HOUSEHOLDS = "GRP_HOUSEHOLDS";
    static final String WITHIN_DAYS = "GRP_WITHIN_DAYS";

    public VillageAlert {
        unconfirmedNumbers = List.copyOf(unconfirmedNumbers);
    }

    /**
     * Households of one village with open alerts of one event.
     *
     * @param event number of the disaster or of the water supply
     * @param lastDay day of the event by the newest alert
     */
    public record Hit(
            String divisionCode,
            String event,
            List<String> ruleCodes,
            long households,
            LocalDate firstDay,
            LocalDate lastDay) {
        public Hit {
            ruleCodes = List.copyOf(ruleCodes);
        }
    }

    /** Empty when too few households are hit, the event is too long ago, or a number is missing. */
    public static Optional<VillageAlert> of(Hit hit, PolicyNumbers numbers, LocalDate today) {
        Optional<PolicyNumber> households = numbers.find(HOUSEHOLDS, hit.divisionCode(), today);
        Optional<PolicyNumber> days = numbers.find(WITHIN_DAYS, hit.divisionCode(), today);
        if (households.isEmpty() || days.isEmpty()) {
            return Optional.empty();
        }
        PolicyNumber enough = households.get();
        PolicyNumber within = days.get();
        long ago = ChronoUnit.DAYS.between(hit.lastDay(), today);
        return hit.households() < enough.value() || ago > within.value()
                ? Optional.empty()
                : Optional.of(raised(hit, enough, within));
    }

    private static VillageAlert raised(Hit hit, PolicyNumber enough, PolicyNumber within) {
        List<String> unconfirmed = new ArrayList<>();
        for (PolicyNumber number : List.of(enough, within)) {
            if (!number.confirmed()) {
                unconfirmed.add(number.code());
            }
        }
        return new VillageAlert(
                RULE,
                AlertLevel.RED,
                hit,
                enough.value(),
                "本村%d天内有%d户因同一事件（%s）出现预警，达到%d户，应由指挥机构调度（规则%s，依据%s）。"
                        .formatted(
                                within.value(),
                                hit.households(),
                                hit.event(),
                                enough.value(),
                                RULE,
                                enough.sourceDocument()),
                "Within %d days %d households of this village have alerts of one event (%s), at least %d: to be dispatched (rule %s, source: %s)."
                        .formatted(
                                within.value(),
                                hit.households(),
                                hit.event(),
                                enough.value(),
                                RULE,
                                enough.sourceDocument()),
                unconfirmed,
                enough.sourceDocument());
    }
}
