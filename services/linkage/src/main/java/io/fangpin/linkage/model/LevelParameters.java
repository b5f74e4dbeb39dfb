package io.fangpin.linkage.model;

/**
 * A level's shares.
 *
 * @param m among pairs of one person
 * @param u among pairs of different persons
 * @param kin among pairs of one household, different persons
 */
public record LevelParameters(String level, double m, double u, double kin) {

    /** log2 of the Bayes factor before term frequency. */
    public double bits() {
        return Math.log(m / u) / Math.log(2);
    }
}
