package io.fangpin.assistance.story;

import io.fangpin.kit.testing.MovableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;

/** The service's clock in tests. */
@Singleton
class StoryClock {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final MovableClock clock = new MovableClock(TODAY);

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }

    void setTo(LocalDate today) {
        clock.setTo(today);
    }
}
