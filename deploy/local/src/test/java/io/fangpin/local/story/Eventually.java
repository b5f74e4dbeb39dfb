package io.fangpin.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what the platform does in its own time, with a deadline; the one place that pauses. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int STEADY_LOOKS = 15;

    private Eventually() {}

    static <T> void is(String what, T wanted, Supplier<T> seen) {
        Instant deadline = Instant.now().plus(PATIENCE);
        T last = seen.get();
        while (!Objects.equals(last, wanted)) {
            if (Instant.now().isAfter(deadline)) {
                assertThat(last).as(what).isEqualTo(wanted);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            last = seen.get();
        }
    }

    static <T> T found(String what, Supplier<Optional<T>> look) {
        AtomicReference<Optional<T>> last = new AtomicReference<>();
        is(what, true, () -> {
            last.set(look.get());
            return last.get().isPresent();
        });
        return last.get().orElseThrow();
    }

    /** Asks again while a server says that it cannot for now, as Keycloak does for moments after its database was away. */
    static HttpResponse<String> answered(String what, Supplier<HttpResponse<String>> ask) {
        AtomicReference<HttpResponse<String>> last = new AtomicReference<>();
        is(what, true, () -> {
            last.set(ask.get());
            return last.get().statusCode() < 500;
        });
        return last.get();
    }

    /** What lasts this long by intent, an outage. */
    static void lasts(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Waits until the same answer was seen many times in a row. */
    static <T> void holdsSteady(String what, Supplier<T> seen) {
        Instant deadline = Instant.now().plus(PATIENCE);
        T last = null;
        int looks = 0;
        while (looks < STEADY_LOOKS) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Did not become steady in " + PATIENCE + ": " + what + ", last " + last);
            }
            T now = seen.get();
            looks = now.equals(last) ? looks + 1 : 0;
            last = now;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
