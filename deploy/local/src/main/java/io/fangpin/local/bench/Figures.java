package io.fangpin.local.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints figures as they are taken, and remembers promises of docs/benchmarks.md that were missed. */
public final class Figures {

    private final PrintStream out;
    private final List<String> missed = new ArrayList<>();

    public Figures(PrintStream out) {
        this.out = out;
    }

    public void say(String name, double value, String unit) {
        out.printf(Locale.ROOT, "%s\t%s\t%s%n", name, text(value), unit);
        out.flush();
    }

    /** A figure that the documentation promises to be at least so large. */
    public void promiseAtLeast(String name, double value, String unit, double least) {
        say(name, value, unit);
        if (!(value >= least)) {
            missed.add(name + " is " + text(value) + ", promised at least " + text(least));
        }
    }

    /** A figure that the documentation promises to be at most so large. */
    public void promiseAtMost(String name, double value, String unit, double most) {
        say(name, value, unit);
        if (!(value <= most)) {
            missed.add(name + " is " + text(value) + ", promised at most " + text(most));
        }
    }

    public List<String> missed() {
        return List.copyOf(missed);
    }

    private static String text(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
