package io.fangpin.risk.stream;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * When what was said of alerts is committed, and so seen: a moment after the first of it, so that the other rows of a small
 * file share the transaction, which costs more than they do (ADR 28). A commit is for all tasks of its thread, so one is
 * awaited at a time: a second one would be empty, and begin before the broker has ended the first.
 */
final class CommitPace {
    /** As long as a stream's thread needs for the rows of a small file. */
    static final Duration SOON = Duration.ofMillis(10);
    /** Of a flood, which fuller transactions serve better. */
    static final Duration OF_A_FLOOD = Duration.ofMillis(100);
    /** Events that waited this long are part of a flood. */
    private static final long FLOOD_MILLIS = 300;

    /** The commit that this thread has asked for and not made. */
    private final ThreadLocal<@Nullable Awaited> awaited = new ThreadLocal<>();

    /**
     * Asks for a commit unless one is about to come.
     *
     * @param cameAt time of the event that something is said because of
     */
    void soon(ProcessorContext<?, ?> context, long cameAt) {
        if (awaited.get() != null) {
            return;
        }
        boolean flood = context.currentSystemTimeMs() - cameAt >= FLOOD_MILLIS;
        Awaited commit = new Awaited(context);
        awaited.set(commit);
        commit.schedule(flood ? OF_A_FLOOD : SOON);
    }

    /** A task goes, and with it what it has scheduled; Kafka Streams commits for all tasks before that. */
    void forget(ProcessorContext<?, ?> context) {
        Awaited commit = awaited.get();
        if (commit != null && commit.context == context) {
            awaited.remove();
        }
    }

    /** One commit, later. */
    private final class Awaited {
        private final ProcessorContext<?, ?> context;
        private @Nullable Cancellable scheduled;

        Awaited(ProcessorContext<?, ?> context) {
            this.context = context;
        }

        void schedule(Duration pause) {
            scheduled = context.schedule(pause, PunctuationType.WALL_CLOCK_TIME, at -> commit());
        }

        private void commit() {
            if (scheduled != null) {
                scheduled.cancel();
            }
            awaited.remove();
            context.commit();
        }
    }
}
