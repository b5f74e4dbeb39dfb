package io.fangpin.risk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints figures as they are measured and remembers which promise was missed. */
final class Figures {
    private final List<String> missed = new ArrayList<>();

    void print(String name, double value, String unit) {
        String digits = Math.abs(value) >= 1000 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.6f";
        System.out.printf(Locale.ROOT, "%s\t" + digits + "\t%s%n", name, value, unit);
    }

    void atLeast(double promised, String name, double value, String unit) {
        print(name, value, unit);
        if (!(value >= promised)) {
            missed.add(name + " " + value + " < " + promised);
        }
    }

    void atMost(double promised, String name, double value, String unit) {
        print(name, value, unit);
        if (!(value <= promised)) {
            missed.add(name + " " + value + " > " + promised);
        }
    }

    void note(String text) {
        System.out.println("# " + text);
    }

    List<String> missed() {
        return List.copyOf(missed);
    }
}
