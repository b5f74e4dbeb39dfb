package io.fangpin.kit.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock in China's time that a test sets; it stands still. */
public final class MovableClock extends Clock {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private volatile Instant now;
    private final ZoneId zone;

    /** Noon of that day in China. */
    public MovableClock(LocalDate today) {
        this(today.atTime(12, 0).atZone(CHINA).toInstant(), CHINA);
    }

    private MovableClock(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    public void setTo(LocalDate today) {
        now = today.atTime(12, 0).atZone(CHINA).toInstant();
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(now, other);
    }
}
