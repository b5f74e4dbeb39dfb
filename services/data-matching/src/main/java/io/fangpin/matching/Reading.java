package io.fangpin.matching;

import io.fangpin.kit.platform.Cause;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.matching.store.Batches;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads batches in the background, a few at a time; after a restart it goes on where it stopped. A fault (a database
 * away) is tried again until it passes.
 */
@ApplicationScoped
public class Reading {
    private static final int AGAIN_AFTER_SECONDS = 3;

    private final Batches batches;
    private final Uploads uploads;
    private final ReadBatch readBatch;
    private final ScheduledExecutorService readers;
    private final Set<String> queued = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    @Inject
    Reading(
            Batches batches,
            Uploads uploads,
            ReadBatch readBatch,
            @ConfigProperty(name = "fangpin.matching.readers") int count) {
        this.batches = batches;
        this.uploads = uploads;
        this.readBatch = readBatch;
        ThreadFactory threads = Thread.ofPlatform().daemon().name("reader-", 0).factory();
        this.readers = Executors.newScheduledThreadPool(count, threads);
    }

    /** Reads the batch as soon as a reader is free. */
    public void soon(String batchId) {
        if (queued.add(batchId)) {
            schedule(batchId, 0);
        }
    }

    /** Takes up every batch whose file lies here and is not wholly read. */
    public void resume() {
        for (BatchRow batch : batches.toRead().await().indefinitely()) {
            if (uploads.has(batch.batchId())) {
                soon(batch.batchId());
            } else {
                Log.warnf("Batch %s is not read and its file is not here", batch.batchId());
            }
        }
    }

    private void read(String batchId) {
        try (var about = BatchLog.about(batchId)) {
            tryToRead(batchId);
        }
    }

    private void tryToRead(String batchId) {
        try {
            Optional<BatchRow> batch = batches.find(batchId).await().indefinitely();
            batch.filter(found -> !found.state().ended()).ifPresent(found -> readBatch.read(found, () -> stopping));
            queued.remove(batchId);
        } catch (RuntimeException e) {
            if (stopping) {
                return;
            }
            Log.errorf("Batch %s cannot be read now, will be tried again: %s", batchId, Cause.of(e));
            schedule(batchId, AGAIN_AFTER_SECONDS);
        }
    }

    private void schedule(String batchId, int seconds) {
        if (!stopping) {
            var unused = readers.schedule(() -> read(batchId), seconds, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
        readers.shutdownNow();
    }
}
