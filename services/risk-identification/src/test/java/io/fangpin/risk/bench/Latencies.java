package io.fangpin.risk.bench;

import io.fangpin.kit.testing.Await;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long each live fact took to its alert, from the time at which it was meant to be said: falling behind counts. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();

    private record Taken(long dueNanos, long tookNanos) {}

    /** Of facts that were due in a time; in milliseconds. */
    record Summary(int facts, double p50, double p99, double worst) {}

    void due(String version, long dueNanos) {
        waiting.put(version, dueNanos);
    }

    /** The first alert that rests on this version of the fact counts. */
    void heard(String version, long nanos) {
        Long due = waiting.remove(version);
        if (due != null) {
            taken.add(new Taken(due, nanos - due));
        }
    }

    /** Waits until each fact that was due in that time has led to an alert. */
    Summary between(long fromNanos, long toNanos) {
        return Await.value("an alert for each live fact", PATIENCE, () -> answered(fromNanos, toNanos));
    }

    private Optional<Summary> answered(long from, long to) {
        if (waiting.values().stream().anyMatch(due -> isWithin(due, from, to))) {
            return Optional.empty();
        }
        List<Double> millis = taken.stream()
                .filter(one -> isWithin(one.dueNanos, from, to))
                .map(one -> one.tookNanos / NANOS_PER_MILLI)
                .sorted(Comparator.naturalOrder())
                .toList();
        return millis.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Summary(millis.size(), percentile(millis, 50), percentile(millis, 99), millis.getLast()));
    }

    private static boolean isWithin(long nanos, long from, long to) {
        return nanos - from >= 0 && nanos - to < 0;
    }

    /** By nearest rank. */
    private static double percentile(List<Double> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
