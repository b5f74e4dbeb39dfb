package io.fangpin.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Lines for the person who waits, each with the seconds since the beginning. */
public final class Progress {
    private final PrintStream out;
    private final long begin = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String chinese, String english) {
        out.printf(Locale.ROOT, "[%6.1f s] %s / %s%n", elapsed().toMillis() / 1000.0, chinese, english);
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
