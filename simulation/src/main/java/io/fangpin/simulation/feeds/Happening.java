package io.fangpin.simulation.feeds;

import io.fangpin.simulation.NoiseRates;
import io.fangpin.simulation.Truth.FeedRow;
import io.fangpin.simulation.Truth.ShockKind;
import io.fangpin.simulation.county.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A shock that befalls a household in this run.
 *
 * @param month index of the month in the run
 * @param fate of each row that shows it: clean, or lost by one mistake that the department repeats
 * @param severity 0 to 1, how grave within its kind
 * @param extent whether it is so; what is not REAL expects no rule
 * @param rows filled while the feeds are written
 */
record Happening(
        ShockKind kind,
        Person person,
        int month,
        LocalDate date,
        Fate fate,
        double severity,
        Extent extent,
        List<String> expectedRules,
        List<FeedRow> rows) {

    boolean is(Extent other) {
        return extent == other;
    }

    /** Of a kind that departments beyond the first five report. */
    boolean further() {
        return FurtherHappenings.KINDS.contains(kind);
    }

    boolean concerns(Person other) {
        return person.personNo().equals(other.personNo());
    }

    /** How much of a shock it is. */
    enum Extent {
        REAL,
        NEAR_MISS,
        /** Reported by mistake and taken back. */
        WITHDRAWN
    }

    /** How a row is written. */
    enum Fate {
        CLEAN,
        MISTYPED,
        MALFORMED;

        static Fate drawn(NoiseRates noise, SplittableRandom random) {
            if (random.nextDouble() >= noise.lostEvents()) {
                return CLEAN;
            }
            return random.nextDouble() < 0.7 ? MISTYPED : MALFORMED;
        }
    }
}
