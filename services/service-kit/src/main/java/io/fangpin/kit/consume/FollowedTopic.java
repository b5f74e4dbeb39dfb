package io.fangpin.kit.consume;

import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.kit.platform.Cause;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic that every replica keeps in memory: read from the beginning at each start, then followed, on a thread
 * of its own. It belongs to no consumer group. When Kafka is away it begins again from the beginning, so what is applied
 * must bear to be applied twice.
 */
public final class FollowedTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int AGAIN_AFTER_SECONDS = 2;

    private final KafkaClients clients;
    private final String topic;
    private final String clientId;
    private final Consumer<ConsumerRecords<String, byte[]>> apply;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile boolean stopping;
    private volatile long remaining = -1;

    /** @param apply called with every poll, also an empty one, always on the same thread */
    public FollowedTopic(
            KafkaClients clients, String topic, String clientId, Consumer<ConsumerRecords<String, byte[]>> apply) {
        this.clients = clients;
        this.topic = topic;
        this.clientId = clientId;
        this.apply = apply;
    }

    /** Completes, on the following thread, when all that was on the topic at the start has been applied. */
    public CompletableFuture<Void> start() {
        Thread.ofPlatform().daemon().name(clientId).start(this::keepFollowing);
        return caughtUp;
    }

    /** As {@link #start} returned it. */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp;
    }

    public boolean isCaughtUp() {
        return caughtUp.isDone();
    }

    /** Events still to be read before all is known; -1 when not known yet. */
    public long remaining() {
        return remaining;
    }

    private void keepFollowing() {
        while (!stopping) {
            try (KafkaConsumer<String, byte[]> opened = clients.consumer(clientId)) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException stopped) {
                return;
            } catch (KafkaException e) {
                Log.warnf("%s cannot be read now: %s", topic, Cause.of(e));
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> from) {
        List<TopicPartition> partitions = from.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        from.assign(partitions);
        from.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = from.endOffsets(partitions);
        while (!stopping) {
            apply.accept(from.poll(POLL));
            if (!caughtUp.isDone()) {
                remaining = ends.entrySet().stream()
                        .mapToLong(end -> Math.max(0, end.getValue() - from.position(end.getKey())))
                        .sum();
                if (remaining == 0) {
                    caughtUp.complete(null);
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(AGAIN_AFTER_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    @Override
    public void close() {
        stopping = true;
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }
}
