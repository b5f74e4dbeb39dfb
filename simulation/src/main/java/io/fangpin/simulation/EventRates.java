package io.fangpin.simulation;

/**
 * How often things happen in the county, as shares of those they can happen to, over the whole run. Ours, plausible
 * and large enough to be seen in a small county; not estimates of any real place.
 *
 * @param outOfPoverty households that are 脱贫户
 * @param illness households with a member whose inpatient self-pay crosses the line
 * @param insuranceLapse households with a member whom the settlements show uninsured
 * @param dropout households with a child of 7–15 who leaves school
 * @param dangerousHouse households whose only dwelling is graded C or D
 * @param benefitStopped dibao households with labour whose dibao is stopped
 * @param lastWorkerDeath households without dibao that have one worker only, who dies
 * @param oldAgeDeath households with an elder who dies without consequence for the rules
 * @param secondDwelling of the households with two dwellings, those whose second one is graded C or D: raises nothing
 * @param standingLowIncome households below the income line from the start
 * @param standingUninsured households with an uninsured member from the start
 * @param standingWithoutSupport of the households without labour, those that have neither dibao nor tekun
 * @param appraisal households whose dwelling is appraised harmlessly (A or B)
 * @param further of the households, for each kind of shock that departments beyond the first five report, those it befalls
 * @param nearMisses likewise those that stay just under the rule: a fen, a level, a day of what would have been one
 * @param mistaken likewise those of whom it is reported by mistake and taken back a month later
 */
public record EventRates(
        double outOfPoverty,
        double illness,
        double insuranceLapse,
        double dropout,
        double dangerousHouse,
        double benefitStopped,
        double lastWorkerDeath,
        double oldAgeDeath,
        double secondDwelling,
        double standingLowIncome,
        double standingUninsured,
        double standingWithoutSupport,
        double appraisal,
        double further,
        double nearMisses,
        double mistaken) {

    public static EventRates defaults() {
        return new EventRates(
                0.12, 0.012, 0.003, 0.006, 0.004, 0.05, 0.012, 0.012, 0.02, 0.012, 0.006, 0.06, 0.03, 0, 0, 0);
    }

    /** Everything that the simulation knows, with near misses and mistakes: what targeting is measured on. */
    public static EventRates everything() {
        return new EventRates(
                0.12, 0.02, 0.006, 0.012, 0.01, 0.1, 0.03, 0.012, 0.1, 0.012, 0.006, 0.06, 0.05, 0.008, 0.012, 0.002);
    }

    /** A county in which nothing happens and nothing stands out. */
    public static EventRates quiet() {
        return new EventRates(0.12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.03, 0, 0, 0);
    }
}
