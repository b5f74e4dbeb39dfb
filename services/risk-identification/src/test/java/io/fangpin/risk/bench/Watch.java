package io.fangpin.risk.bench;

import io.fangpin.kit.testing.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Waits for what takes minutes: looks often enough, says now and then how far it is, and keeps the greatest lag it saw. */
final class Watch {
    private static final Duration PATIENCE = Duration.ofHours(4);
    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LAG_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long TELL_NANOS = Duration.ofSeconds(15).toNanos();
    private static final double PERCENT = 100;

    private final Figures figures;
    private final Lag lag;
    private final String what;
    private final long beganNanos = System.nanoTime();
    private long lookedNanos = beganNanos;
    private long askedNanos = beganNanos;
    private long toldNanos = beganNanos;
    private long streamLag;
    private long alertsLag;

    Watch(Figures figures, Lag lag, String what) {
        this.figures = figures;
        this.lag = lag;
        this.what = what;
    }

    /** From when to when, and the greatest lag of the stream and of the read model meanwhile, in records. */
    record Seen(long fromNanos, long toNanos, long streamLag, long alertsLag) {
        double seconds() {
            return (toNanos - fromNanos) / 1e9;
        }
    }

    /** Waits until the share that is done, 0 to 1, is 1. */
    Seen until(DoubleSupplier share) {
        return Await.value(what, PATIENCE, () -> look(share));
    }

    Seen lasting(Duration time) {
        return until(() -> (System.nanoTime() - beganNanos) / (double) time.toNanos());
    }

    private Optional<Seen> look(DoubleSupplier share) {
        long now = System.nanoTime();
        if (now - lookedNanos < LOOK_NANOS) {
            return Optional.empty();
        }
        lookedNanos = now;
        double done = share.getAsDouble();
        if (done >= 1) {
            return Optional.of(new Seen(beganNanos, now, streamLag, alertsLag));
        }
        if (now - askedNanos >= LAG_NANOS) {
            askedNanos = now;
            streamLag = Math.max(streamLag, lag.of(Lag.STREAM));
            alertsLag = Math.max(alertsLag, lag.of(Lag.ALERTS));
        }
        if (now - toldNanos >= TELL_NANOS) {
            toldNanos = now;
            figures.note("%s: %.0f s, %.1f %%".formatted(what, (now - beganNanos) / 1e9, done * PERCENT));
        }
        return Optional.empty();
    }
}
