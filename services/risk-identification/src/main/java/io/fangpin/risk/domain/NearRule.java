package io.fangpin.risk.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that raises no alert for a household, and how far it is from doing so.
 *
 * @param personId the member who comes nearest, of a rule that looks at members
 * @param decided false when the rule could not decide, or there is nothing for it to look at
 * @param failingClauses those that do not hold; zero when it could not decide
 * @param distances of the failing clauses that hold a value against a policy number
 */
public record NearRule(
        String ruleCode,
        String ruleVersion,
        String titleZh,
        String titleEn,
        @Nullable String personId,
        @Nullable String period,
        boolean decided,
        int failingClauses,
        List<Distance> distances,
        String explanationZh,
        String explanationEn) {

    public NearRule {
        distances = List.copyOf(distances);
    }

    /**
     * The day behind a distance in days.
     *
     * @param since counted from the day to today; else from today to the day
     * @param comesByItself time alone brings it there; else it has passed, and only a newer day would
     */
    public record OfDay(LocalDate day, boolean since, boolean comesByItself) {}

    /**
     * How far a value is from meeting its clause.
     *
     * @param unit of all three, e.g. {@code fen}
     * @param percentOfThreshold the distance as a share of the threshold; absent when that is zero
     * @param ofDay where the value is the number of days between a day and today
     */
    public record Distance(
            String clause,
            String unit,
            long observed,
            long threshold,
            long distance,
            @Nullable BigDecimal percentOfThreshold,
            @Nullable OfDay ofDay) {

        static Distance of(
                String clause, String unit, long observed, long threshold, long distance, @Nullable OfDay ofDay) {
            BigDecimal percent = threshold == 0
                    ? null
                    : BigDecimal.valueOf(distance)
                            .movePointRight(2)
                            .divide(BigDecimal.valueOf(Math.abs(threshold)), 1, java.math.RoundingMode.HALF_UP);
            return new Distance(clause, unit, observed, threshold, distance, percent, ofDay);
        }
    }
}
