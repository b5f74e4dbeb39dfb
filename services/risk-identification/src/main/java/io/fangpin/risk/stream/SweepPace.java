package io.fangpin.risk.stream;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long passes over the profiles may keep a thread from its live events: twenty milliseconds at a time, whichever of its
 * partitions they are for, and then not before as long again has passed (ADR 27).
 */
final class SweepPace {
    /** How often a pass under way may go on. */
    static final Duration EVERY = Duration.ofMillis(20);

    private static final long AT_A_TIME_NANOS = Duration.ofMillis(20).toNanos();

    private final LongSupplier nanos;
    private final ThreadLocal<Long> restsUntil = new ThreadLocal<>();

    SweepPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Works until nothing is left or the time is over; not at all while this thread rests. Whether something is left. */
    boolean work(BooleanSupplier slice) {
        long began = nanos.getAsLong();
        Long rests = restsUntil.get();
        if (rests != null && began - rests < 0) {
            return true;
        }
        boolean left = true;
        long now = began;
        while (left && now - began < AT_A_TIME_NANOS) {
            left = slice.getAsBoolean();
            now = nanos.getAsLong();
        }
        restsUntil.set(now + (now - began));
        return left;
    }
}
