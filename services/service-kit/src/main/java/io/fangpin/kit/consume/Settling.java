package io.fangpin.kit.consume;

import io.fangpin.kit.consume.DeadLetterQueue.Dead;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.platform.Cause;
import io.fangpin.kit.platform.Transience;
import io.fangpin.kit.trace.Traceparent;
import io.fangpin.kit.trace.Tracing;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings every event of a batch to an end: applied, parked or dead. A batch that fails for good is halved until the one
 * event that fails stands alone, so that the others are applied, in order.
 */
final class Settling {
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Applies events in one transaction, all or none. */
    @FunctionalInterface
    interface Attempt {
        Uni<Void> run(List<Read> events);
    }

    private final String consumer;
    private final Attempt attempt;
    private final ParkedEvents parked;
    private final DeadLetterQueue deadLetters;
    private final Tracing tracing;

    Settling(String consumer, Attempt attempt, ParkedEvents parked, DeadLetterQueue deadLetters, Tracing tracing) {
        this.consumer = consumer;
        this.attempt = attempt;
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.tracing = tracing;
    }

    String consumer() {
        return consumer;
    }

    /**
     * What became of a batch.
     *
     * @param parked ids of events that had to wait themselves
     * @param othersWait true when something was parked before, which may wait for what has just been applied
     */
    record Arrived(Set<String> parked, boolean othersWait) {}

    /** Settles new events behind those parked with their keys. */
    Uni<Arrived> settleArrivals(List<Read> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(new Arrived(Set.of(), false));
        }
        Set<String> waiting = new HashSet<>();
        Set<String> keys = events.stream().map(ParkedEvents::key).collect(Collectors.toSet());
        return patiently(() -> parked.waits(consumer, keys)).chain(before -> {
            List<Read> behind = events.stream()
                    .filter(read -> before.lanes().contains(lane(read)))
                    .toList();
            List<Read> free = events.stream()
                    .filter(read -> !before.lanes().contains(lane(read)))
                    .toList();
            return patiently(() -> parked.park(consumer, behind, Map.of()))
                    .chain(() -> settle(free, Set.of(), waiting))
                    .replaceWith(new Arrived(waiting, before.anyWaits()));
        });
    }

    /** Settles events that were parked: those applied or dead are forgotten; {@code lastTry} ids do not wait again. */
    Uni<Void> settleParked(List<Read> events, Set<String> lastTry) {
        Set<String> waiting = new HashSet<>();
        return settle(events, lastTry, waiting)
                .chain(() -> patiently(() -> parked.forget(
                        consumer,
                        events.stream()
                                .map(read -> read.event().id())
                                .filter(id -> !waiting.contains(id))
                                .toList())));
    }

    private Uni<Void> settle(List<Read> events, Set<String> lastTry, Set<String> waiting) {
        if (!tracing.on()) {
            return settleTogether(events, lastTry, waiting);
        }
        return Multi.createFrom()
                .iterable(runsOfOneTrace(events))
                .onItem()
                .transformToUniAndConcatenate(run -> settleTogether(run, lastTry, waiting))
                .onItem()
                .ignoreAsUni();
    }

    /** What a handler says belongs to the trace it works in, so it gets the events of one trace at a time. */
    private static List<List<Read>> runsOfOneTrace(List<Read> events) {
        List<List<Read>> runs = new ArrayList<>();
        String current = "";
        for (Read event : events) {
            String trace = Traceparent.traceId(event.traceparent());
            if (!trace.equals(current)) {
                runs.add(new ArrayList<>());
                current = trace;
            }
            runs.getLast().add(event);
        }
        return runs;
    }

    private Uni<Void> settleTogether(List<Read> events, Set<String> lastTry, Set<String> waiting) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return patiently(() -> tracing.hearing(
                        events.get(0).traceparent(), consumer, events.size(), () -> attempt.run(events)))
                .onFailure(Parked.class)
                .recoverWithUni(early -> park(events, (Parked) early, lastTry, waiting))
                .onFailure()
                .recoverWithUni(failure -> narrow(events, failure, lastTry, waiting));
    }

    private Uni<Void> park(List<Read> events, Parked early, Set<String> lastTry, Set<String> waiting) {
        List<Read> wait = new ArrayList<>();
        List<Read> rest = new ArrayList<>();
        List<Dead> tooOld = new ArrayList<>();
        for (Read read : events) {
            boolean named = early.eventIds().contains(read.event().id());
            if (named && lastTry.contains(read.event().id())) {
                tooOld.add(new Dead(read.record(), "parked too long"));
            } else if (named) {
                wait.add(read);
            } else {
                rest.add(read);
            }
        }
        if (wait.isEmpty() && tooOld.isEmpty()) {
            return Uni.createFrom().failure(new IllegalStateException("Parked names no event of the batch"));
        }
        wait.forEach(read -> waiting.add(read.event().id()));
        return patiently(() -> parked.park(consumer, wait, early.waitsForByEventId()))
                .chain(() -> patiently(() -> deadLetters.bury(consumer, tooOld)))
                .chain(() -> settle(rest, lastTry, waiting));
    }

    private Uni<Void> narrow(List<Read> events, Throwable failure, Set<String> lastTry, Set<String> waiting) {
        if (events.size() == 1) {
            Log.errorf("%s cannot apply %s: %s", consumer, events.get(0).event().type(), Cause.of(failure));
            return patiently(() ->
                    deadLetters.bury(consumer, List.of(new Dead(events.get(0).record(), Cause.of(failure)))));
        }
        int half = events.size() / 2;
        return settle(events.subList(0, half), lastTry, waiting)
                .chain(() -> settle(events.subList(half, events.size()), lastTry, waiting));
    }

    /** Tries until what is not reachable is reachable again. */
    static <T extends @Nullable Object> Uni<T> patiently(Supplier<Uni<T>> action) {
        return Uni.createFrom()
                .<T>deferred(() -> action.get())
                .onFailure(Transience::passes)
                .invoke(failure -> Log.warnf("Waiting, will go on: %s", Cause.of(failure)))
                .onFailure(Transience::passes)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private static String lane(Read read) {
        return ParkedEvents.lane(read.record().topic(), ParkedEvents.key(read));
    }
}
