package io.fangpin.matching;

import io.fangpin.kit.platform.Cause;
import io.fangpin.kit.trace.Tracing;
import io.fangpin.matching.domain.BatchState;
import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.matching.store.Batches;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.schemas.DomainEvent;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts batches whose records changed and completes those with nothing left to match. A small one is counted once, when
 * it is read and matched. Counting a large batch costs, so each waits twenty times as long as its last count took, at most
 * five seconds.
 */
@ApplicationScoped
public class BatchProgress {
    private static final int EVERY_MILLIS = 100;
    /** As long as what became of a small batch needs to come back after it was read. */
    private static final long GATHERING_NANOS = 250_000_000;

    private static final int COST_FACTOR = 20;
    private static final long LONGEST_WAIT_MILLIS = 5000;
    private static final int SAID_EVERY_MILLIS = 1000;

    private final Batches batches;
    private final RecordArchive archive;
    private final WatchFeeds watchFeeds;
    private final Tracing tracing;
    private final Clock clock;
    /** Since when, by {@link System#nanoTime}. */
    private final Map<String, Long> touched = new ConcurrentHashMap<>();

    private final Map<String, Long> notBeforeMillis = new HashMap<>();
    private final Map<String, Long> saidAtMillis = new HashMap<>();
    private final ScheduledExecutorService counter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("batch-progress").factory());

    @Inject
    BatchProgress(Batches batches, RecordArchive archive, WatchFeeds watchFeeds, Tracing tracing, Clock clock) {
        this.batches = batches;
        this.archive = archive;
        this.watchFeeds = watchFeeds;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** The batch's records changed. */
    public void touch(String batchId) {
        touched.putIfAbsent(batchId, System.nanoTime());
    }

    /** Counts on after a restart. */
    public void start() {
        batches.toCount().await().indefinitely().forEach(this::touch);
        var unused =
                counter.scheduleWithFixedDelay(this::countTouched, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void countTouched() {
        touched.forEach((batchId, since) -> {
            long before = clock.millis();
            if (System.nanoTime() - since < GATHERING_NANOS || before < notBeforeMillis.getOrDefault(batchId, 0L)) {
                return;
            }
            touched.remove(batchId);
            try (var about = BatchLog.about(batchId)) {
                countOrPutOff(batchId, before);
            }
        });
        // Whoever may be counted again needs no entry.
        notBeforeMillis.values().removeIf(notBefore -> notBefore <= clock.millis());
    }

    private void countOrPutOff(String batchId, long before) {
        try {
            count(batchId);
            long took = clock.millis() - before;
            notBeforeMillis.put(batchId, clock.millis() + Math.min(COST_FACTOR * took, LONGEST_WAIT_MILLIS));
        } catch (RuntimeException e) {
            Log.warnf("Batch %s cannot be counted now: %s", batchId, Cause.of(e));
            notBeforeMillis.put(batchId, before + SAID_EVERY_MILLIS);
            touch(batchId);
        }
    }

    private void count(String batchId) {
        BatchRow batch = batches.find(batchId).await().indefinitely().orElse(null);
        if (batch == null) {
            return;
        }
        Tally tally = archive.tally(batchId).await().indefinitely();
        boolean completes = batch.state() == BatchState.MATCHING && tally.pending() == 0;
        if (!completes && tally.equals(batch.tally())) {
            // Also when stale: only the counts were in doubt.
            batches.counted(batchId, tally, null, List.of()).await().indefinitely();
            return;
        }
        Instant now = clock.instant();
        DomainEvent said = event(batch, tally, completes, now);
        // Most counts are not told of, and need no span.
        Uni<Void> kept = said == null
                ? batches.counted(batchId, tally, null, List.of())
                : tracing.continuing(
                        batch.traceparent(), "count batch", () -> keep(batch, tally, completes ? now : null, said));
        kept.await().indefinitely();
        if (completes || batch.state().ended()) {
            saidAtMillis.remove(batchId);
        }
    }

    private Uni<Void> keep(BatchRow batch, Tally tally, @Nullable Instant completedAt, DomainEvent said) {
        return batches.counted(batch.batchId(), tally, completedAt, List.of(said))
                .invoke(() -> {
                    if (completedAt != null) {
                        BatchLog.completed(batch, tally);
                        watchFeeds.completed(batch.dataset(), batch.divisionCode());
                    }
                });
    }

    /** Progress at most once a second; completion always, and again when a completed batch's counts move. */
    private @Nullable DomainEvent event(BatchRow batch, Tally tally, boolean completes, Instant now) {
        if (completes || batch.state() == BatchState.COMPLETED) {
            return BatchEvents.completed(batch, tally, now);
        }
        // Of the first second nothing is said: most batches are completed then.
        long said = saidAtMillis.computeIfAbsent(batch.batchId(), first -> now.toEpochMilli());
        if (batch.state() == BatchState.REFUSED || now.toEpochMilli() - said < SAID_EVERY_MILLIS) {
            return null;
        }
        saidAtMillis.put(batch.batchId(), now.toEpochMilli());
        return BatchEvents.progressed(batch, tally, now);
    }

    @PreDestroy
    void stop() {
        counter.shutdownNow();
    }
}
