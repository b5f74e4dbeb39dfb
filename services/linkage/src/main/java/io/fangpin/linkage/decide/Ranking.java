package io.fangpin.linkage.decide;

import io.fangpin.linkage.config.LinkageConfig.Cardinality;
import io.fangpin.linkage.model.LinkageParameters;

/** The best two candidates of a record and the odds of all, against the odds that it belongs to none of them. */
final class Ranking {
    static final int NOBODY = -1;

    /** A candidate that is so much less likely than a random pair adds nothing. */
    private static final double NEGLIGIBLE_BITS = -10;

    private final double expectedMatches;
    private final boolean one;

    private int best;
    private int second;
    private double bestBits;
    private double secondBits;
    private double allOdds;
    private double prior;

    Ranking(LinkageParameters parameters, Cardinality cardinality) {
        this.expectedMatches = parameters.expectedMatches();
        this.one = cardinality == Cardinality.AT_MOST_ONE;
    }

    void begin(int persons) {
        best = NOBODY;
        second = NOBODY;
        bestBits = 0;
        secondBits = 0;
        allOdds = 0;
        prior = expectedMatches / Math.max(1, persons);
    }

    void add(int row, double bits) {
        allOdds += odds(bits);
        if (best == NOBODY || bits > bestBits) {
            second = best;
            secondBits = bestBits;
            best = row;
            bestBits = bits;
        } else if (second == NOBODY || bits > secondBits) {
            second = row;
            secondBits = bits;
        }
    }

    int best() {
        return best;
    }

    int second() {
        return second;
    }

    double bestBits() {
        return bestBits;
    }

    double secondBits() {
        return secondBits;
    }

    /** That the record belongs to the best. */
    double posterior() {
        return best == NOBODY ? 0 : posterior(bestBits);
    }

    /** That the record belongs to any of the candidates. */
    double posteriorOfAny() {
        return allOdds / (allOdds + 1 - expectedMatches);
    }

    double posterior(double bits) {
        double odds = odds(bits);
        return odds / (one ? allOdds + 1 - expectedMatches : 1 + odds);
    }

    private double odds(double bits) {
        return bits < NEGLIGIBLE_BITS ? 0 : prior * Math.pow(2, bits);
    }
}
