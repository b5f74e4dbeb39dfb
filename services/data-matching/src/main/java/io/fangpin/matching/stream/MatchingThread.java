package io.fangpin.matching.stream;

import io.fangpin.kit.platform.Cause;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps a loop running on a thread of its own until it is told to stop: one that fails is replaced. */
final class MatchingThread implements AutoCloseable {
    private static final int AGAIN_AFTER_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<OpenLoop> loops;
    private final Thread thread;
    private volatile @Nullable OpenLoop open;
    private volatile boolean stopping;

    MatchingThread(String name, Supplier<OpenLoop> loops) {
        this.loops = loops;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::keepRunning);
    }

    void start() {
        thread.start();
    }

    /** True while its loop runs and has been given its share of the partitions. */
    boolean hasJoined() {
        OpenLoop now = open;
        return now != null && now.loop().hasJoined();
    }

    private void keepRunning() {
        while (!stopping) {
            try (OpenLoop now = loops.get()) {
                open = now;
                now.loop().run(() -> stopping);
            } catch (RuntimeException | Error e) {
                // Also an error: a service that is ready and matches nothing would be worse.
                open = null;
                failed(e);
            }
        }
    }

    private void failed(Throwable failure) {
        if (stopping) {
            return;
        }
        Log.errorf("A matching thread failed and begins again: %s", Cause.of(failure));
        try {
            TimeUnit.SECONDS.sleep(AGAIN_AFTER_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without waiting, so that several end at the same time. */
    void stop() {
        stopping = true;
    }

    /** Waits until all it was at is committed; gives that up when Kafka does not answer. */
    @Override
    public void close() {
        stop();
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
