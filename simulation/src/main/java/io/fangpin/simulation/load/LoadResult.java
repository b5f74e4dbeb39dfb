package io.fangpin.simulation.load;

import io.fangpin.simulation.SimulationSummary;
import io.fangpin.simulation.SimulationSummary.FeedFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the platform made of a county.
 *
 * @param feedsElapsed of all the time, what the departments' feeds took
 */
public record LoadResult(
        int divisions, List<Registration> registrations, List<Batch> batches, Duration elapsed, Duration feedsElapsed) {

    public LoadResult {
        registrations = List.copyOf(registrations);
        batches = List.copyOf(batches);
    }

    /** A registration sheet as the register counts it. */
    public record Registration(
            String registrationId,
            String state,
            long rows,
            long households,
            long created,
            long changed,
            long unchanged,
            long quarantined) {}

    /**
     * A department's file as matching counts it.
     *
     * @param duplicate it had come before
     */
    public record Batch(
            String batchId,
            String dataset,
            String period,
            String state,
            long rows,
            long matched,
            long unmatched,
            long quarantined,
            long pending,
            boolean duplicate) {}

    /** Every count that is not what the simulation expects, in words; empty when all is well. */
    public List<String> differences(SimulationSummary expected) {
        List<String> found = new ArrayList<>();
        differ(found, "registration", "rows", expected.persons(), sum(Registration::rows));
        differ(found, "registration", "households", expected.households(), sum(Registration::households));
        differ(found, "registration", "quarantined", 0, sum(Registration::quarantined));
        for (FeedFile file : expected.files()) {
            String name = file.period() + " " + file.dataset();
            batches.stream()
                    .filter(b ->
                            b.dataset().equals(file.dataset()) && b.period().equals(file.period()))
                    .findFirst()
                    .ifPresentOrElse(
                            batch -> {
                                differ(found, name, "rows", file.rows(), batch.rows());
                                differ(
                                        found,
                                        name,
                                        "matched",
                                        file.expectedMatched(),
                                        batch.matched(),
                                        file.expectedDoubtful());
                                differ(
                                        found,
                                        name,
                                        "unmatched",
                                        file.expectedUnmatched(),
                                        batch.unmatched(),
                                        file.expectedDoubtful());
                                differ(found, name, "quarantined", file.expectedQuarantined(), batch.quarantined());
                            },
                            () -> found.add(name + " was not loaded"));
        }
        return found;
    }

    private long sum(ToLongFunction<Registration> count) {
        return registrations.stream().mapToLong(count).sum();
    }

    private static void differ(List<String> found, String where, String what, long expected, long actual) {
        differ(found, where, what, expected, actual, 0);
    }

    /** Doubtful rows may come to one or the other. */
    private static void differ(
            List<String> found, String where, String what, long expected, long actual, long doubtful) {
        if (actual < expected || actual > expected + doubtful) {
            found.add("%s: %s expected %d, is %d".formatted(where, what, expected, actual));
        }
    }
}
