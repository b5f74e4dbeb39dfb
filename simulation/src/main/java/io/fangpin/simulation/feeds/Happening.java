package io.fangpin.simulation.feeds;

import io.fangpin.simulation.Truth.FeedRow;
import io.fangpin.simulation.Truth.ShockKind;
import io.fangpin.simulation.county.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A shock that befalls a household in this run.
 *
 * @param month index of the month in the run
 * @param fate of each row that shows it: clean, or lost by one mistake that the department repeats
 * @param severity 0 to 1, how grave within its kind
 * @param rows filled while the feeds are written
 */
record Happening(
        ShockKind kind,
        Person person,
        int month,
        LocalDate date,
        Fate fate,
        double severity,
        List<String> expectedRules,
        List<FeedRow> rows) {

    Happening(
            ShockKind kind,
            Person person,
            int month,
            LocalDate date,
            Fate fate,
            double severity,
            List<String> expectedRules) {
        this(kind, person, month, date, fate, severity, expectedRules, new ArrayList<>());
    }

    boolean concerns(Person other) {
        return person.personNo().equals(other.personNo());
    }

    /** How a row is written. */
    enum Fate {
        CLEAN,
        MISTYPED,
        MALFORMED
    }
}
