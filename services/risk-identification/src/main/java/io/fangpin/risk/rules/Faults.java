package io.fangpin.risk.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a pack, collected so that its author sees all of it at once. */
public final class Faults {
    private final List<Fault> all = new ArrayList<>();

    /** Line of the YAML, counted from 1, and why; Chinese, then English. */
    public record Fault(int line, String reason) {}

    void add(int line, String zh, String en) {
        all.add(new Fault(line, zh + " / " + en));
    }

    boolean any() {
        return !all.isEmpty();
    }

    List<Fault> byLine() {
        return all.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
