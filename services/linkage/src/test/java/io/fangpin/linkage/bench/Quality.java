package io.fangpin.linkage.bench;

/** Counts of links against the truth. */
public record Quality(long right, long wrong, long missed) {

    public double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    public double recall() {
        return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    public double f1() {
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
    }
}
