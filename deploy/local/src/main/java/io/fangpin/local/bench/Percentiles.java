package io.fangpin.local.bench;

import java.util.List;

/** Percentiles of values that are all kept, by nearest rank. */
public final class Percentiles {

    private Percentiles() {}

    /** NaN of an empty list. */
    public static double of(List<? extends Number> sorted, int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, rank - 1)).doubleValue();
    }
}
