package io.fangpin.risk.domain.backtest;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What is counted of a back-test; the tallies of its parts add up.
 *
 * @param households all that lie in the division asked for
 * @param compared those that were looked at: fewer where only a sample is, or where a household was not known on any day
 * @param days by day, {@code yyyy-MM-dd}
 * @param verdicts households by {@link Verdict}
 * @param townships by the first nine digits of the division
 * @param groups by type of household
 * @param rules households by the rule that alerts
 * @param costCaughtFen what a year of measures for the newly caught may cost, by the costs set
 * @param costLostFen likewise for those no longer caught
 * @param uncosted newly caught or lost households none of whose risks has a cost set
 */
public record Tally(
        long households,
        long compared,
        Map<String, Flagged> days,
        Map<String, Long> verdicts,
        Map<String, Flagged> townships,
        Map<String, Flagged> groups,
        Map<String, Flagged> rules,
        long costCaughtFen,
        long costLostFen,
        long uncosted) {

    public static final Tally NONE = new Tally(0, 0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, 0, 0);

    /**
     * Households that alert.
     *
     * @param caught only by the draft
     * @param lost only by what is in force
     */
    public record Flagged(long households, long inForce, long draft, long caught, long lost) {
        static final Flagged NONE = new Flagged(0, 0, 0, 0, 0);

        Flagged with(boolean alertsInForce, boolean alertsInDraft) {
            return new Flagged(
                    households + 1,
                    inForce + (alertsInForce ? 1 : 0),
                    draft + (alertsInDraft ? 1 : 0),
                    caught + (alertsInDraft && !alertsInForce ? 1 : 0),
                    lost + (alertsInForce && !alertsInDraft ? 1 : 0));
        }

        Flagged plus(Flagged other) {
            return new Flagged(
                    households + other.households,
                    inForce + other.inForce,
                    draft + other.draft,
                    caught + other.caught,
                    lost + other.lost);
        }
    }

    public Tally plus(Tally other) {
        return new Tally(
                households + other.households,
                compared + other.compared,
                sum(days, other.days, Flagged::plus),
                sum(verdicts, other.verdicts, Long::sum),
                sum(townships, other.townships, Flagged::plus),
                sum(groups, other.groups, Flagged::plus),
                sum(rules, other.rules, Flagged::plus),
                costCaughtFen + other.costCaughtFen,
                costLostFen + other.costLostFen,
                uncosted + other.uncosted);
    }

    private static <T> Map<String, T> sum(Map<String, T> one, Map<String, T> other, BinaryOperator<T> plus) {
        Map<String, T> sum = new TreeMap<>(one);
        other.forEach((key, value) -> sum.merge(key, value, plus));
        return sum;
    }
}
