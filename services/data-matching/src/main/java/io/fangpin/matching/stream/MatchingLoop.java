package io.fangpin.matching.stream;

import io.fangpin.kit.platform.Cause;
import io.fangpin.matching.stream.MatchRecords.Now;
import io.fangpin.schemas.Topics;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;

/**
 * Polls feed records, says what becomes of them, and commits only what Kafka has acknowledged all answers to, at least
 * before a partition goes to somebody else (ADR 22). Whoever runs it begins again with a new one when it fails.
 */
final class MatchingLoop implements ConsumerRebalanceListener {
    private static final Duration POLL = Duration.ofMillis(100);
    /** So many at once are of a large file, for which nobody waits by the row. */
    private static final int MANY = 100;
    /** Long enough for the next poll to be fuller: each batch costs the broker and the compressor more than its records. */
    private static final long GATHERING_NANOS = 40_000_000;

    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final MatchRecords matching;
    private final Clock clock;
    private final long commitIntervalNanos;
    private volatile boolean joined;
    /** Set by the producer's thread: a record that Kafka will not take, ever. */
    private volatile @Nullable Exception refused;
    /** Records were polled and not all of them answered. */
    private boolean answering;
    /** Records were answered and not committed. */
    private boolean uncommitted;

    private long committedAtNanos = System.nanoTime();

    MatchingLoop(
            Consumer<String, byte[]> consumer,
            Producer<String, byte[]> producer,
            MatchRecords matching,
            Clock clock,
            Duration commitInterval) {
        this.consumer = consumer;
        this.producer = producer;
        this.matching = matching;
        this.clock = clock;
        this.commitIntervalNanos = commitInterval.toNanos();
    }

    /** True since it has been given its share of the partitions, which may be none. */
    boolean hasJoined() {
        return joined;
    }

    void run(BooleanSupplier stopping) {
        consumer.subscribe(List.of(Topics.FEED_RECORDS), this);
        while (!stopping.getAsBoolean()) {
            ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
            if (answer(polled) >= MANY && polled.count() < OpenLoop.MOST_AT_ONCE) {
                LockSupport.parkNanos(GATHERING_NANOS);
            }
            if (uncommitted && System.nanoTime() - committedAtNanos >= commitIntervalNanos) {
                commit();
            }
        }
        if (uncommitted) {
            commit();
        }
    }

    /** Decides first and sends then, so that the answers to one poll share batches however busy the machine is. Of how many rows. */
    private int answer(ConsumerRecords<String, byte[]> polled) {
        if (polled.isEmpty()) {
            return 0;
        }
        answering = true;
        Now now = Now.of(clock.instant());
        List<ProducerRecord<String, byte[]>> answers = new ArrayList<>(polled.count() + 1);
        int answered = matching.answer(polled, now, answers::add);
        answers.forEach(this::say);
        answering = false;
        uncommitted = true;
        failIfRefused();
        return answered;
    }

    private void say(ProducerRecord<String, byte[]> record) {
        var unused = producer.send(record, this::said);
    }

    private void said(@Nullable RecordMetadata where, @Nullable Exception failure) {
        if (failure != null) {
            refused = failure;
        }
    }

    private void failIfRefused() {
        if (refused != null) {
            throw new KafkaException("Kafka did not take an answer", refused);
        }
    }

    /** All that was polled: what is not acknowledged yet is waited for. */
    private void commit() {
        producer.flush();
        failIfRefused();
        try {
            consumer.commitSync();
            uncommitted = false;
        } catch (RebalanceInProgressException later) {
            Log.debugf("Not committed while partitions move: %s", Cause.of(later));
        }
        committedAtNanos = System.nanoTime();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
    }

    /** Others go on where this one ends; after a failure that is where it last committed. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (uncommitted && !answering && refused == null) {
            commit();
        }
    }

    /** Somebody else has them already, and answers again whatever was not committed. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        Log.warnf("Lost %d partitions of feed records to others", partitions.size());
    }
}
