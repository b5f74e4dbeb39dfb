package io.fangpin.risk.stream;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * When what was said of alerts is committed, and so seen: a moment after the first of it, so that the other rows of a small
 * file share the transaction, which costs more than they do (ADR 28). A commit is for all tasks of its thread.
 */
final class CommitPace {
    /** As long as a stream's thread needs for the rows of a small file. */
    static final Duration SOON = Duration.ofMillis(10);
    /** Of a flood, which fuller transactions serve better. */
    static final Duration OF_A_FLOOD = Duration.ofMillis(100);
    /** Events that waited this long are part of a flood. */
    private static final long FLOOD_MILLIS = 300;

    /** When the commit that this thread has asked for is due, by the stream's clock. */
    private final ThreadLocal<Long> dueAt = ThreadLocal.withInitial(() -> Long.MIN_VALUE);

    /**
     * Asks for a commit unless one is about to come.
     *
     * @param cameAt time of the event that something is said because of
     */
    void soon(ProcessorContext<?, ?> context, long cameAt) {
        long now = context.currentSystemTimeMs();
        if (now < dueAt.get()) {
            return;
        }
        Duration pause = now - cameAt < FLOOD_MILLIS ? SOON : OF_A_FLOOD;
        dueAt.set(now + pause.toMillis());
        new Once(context).schedule(pause);
    }

    /** One commit, later. */
    private static final class Once {
        private final ProcessorContext<?, ?> context;
        private @Nullable Cancellable scheduled;

        Once(ProcessorContext<?, ?> context) {
            this.context = context;
        }

        void schedule(Duration pause) {
            scheduled = context.schedule(pause, PunctuationType.WALL_CLOCK_TIME, at -> commit());
        }

        private void commit() {
            if (scheduled != null) {
                scheduled.cancel();
            }
            context.commit();
        }
    }
}
