package io.fangpin.risk.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * When a delivery that failed is tried again: each time twice as late, up to a longest pause, so many times.
 *
 * @param attempts after this many the delivery is given up
 */
public record Backoff(Duration first, Duration longest, int attempts) {
    private static final int MOST_DOUBLINGS = 30;

    /** The pause after so many failed attempts; empty when it is given up. */
    public Optional<Duration> after(int failed) {
        if (failed >= attempts) {
            return Optional.empty();
        }
        Duration pause = first.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
        return Optional.of(pause.compareTo(longest) > 0 ? longest : pause);
    }
}
