package io.fangpin.risk.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Slices of eight milliseconds each, by a clock that they move. */
class SweepPaceTest {
    private static final long SLICE_NANOS = Duration.ofMillis(8).toNanos();

    private long now;
    private int worked;
    private final SweepPace pace = new SweepPace(() -> now);

    @Test
    void aThreadGoesOnForTwentyMillisecondsAndTheSliceItIsIn() {
        boolean left = pace.work(() -> slice(100));

        assertThat(left).isTrue();
        assertThat(worked).isEqualTo(3);
    }

    @Test
    void thenItRestsForAsLongWhicheverPartitionAsks() {
        pace.work(() -> slice(100));
        now += 2 * SLICE_NANOS;

        assertThat(pace.work(() -> slice(100))).isTrue();
        assertThat(worked).isEqualTo(3);

        now += SLICE_NANOS;
        pace.work(() -> slice(100));
        assertThat(worked).isEqualTo(6);
    }

    @Test
    void anotherThreadDoesNotRestWithIt() throws InterruptedException {
        pace.work(() -> slice(100));

        Thread.ofPlatform().start(() -> pace.work(() -> slice(100))).join();

        assertThat(worked).isEqualTo(6);
    }

    @Test
    void itEndsWhenNothingIsLeft() {
        assertThat(pace.work(() -> slice(2))).isFalse();
        assertThat(worked).isEqualTo(2);
    }

    private boolean slice(int all) {
        now += SLICE_NANOS;
        return ++worked < all;
    }
}
