package io.fangpin.kit.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits in tests for what happens soon, with a deadline; the one place that sleeps. */
public final class Await {
    public static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /** Waits until the condition holds. */
    public static void until(String what, Callable<Boolean> condition) {
        value(what, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until there is a value, and returns it. */
    public static <T> T value(String what, Callable<Optional<T>> question) {
        return value(what, PATIENCE, question);
    }

    public static <T> T value(String what, Duration patience, Callable<Optional<T>> question) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> answer = ask(question);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not happen in " + patience + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static <T> Optional<T> ask(Callable<Optional<T>> question) {
        try {
            return question.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
