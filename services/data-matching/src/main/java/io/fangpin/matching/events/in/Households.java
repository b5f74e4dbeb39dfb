package io.fangpin.matching.events.in;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.ReadEvent;
import io.fangpin.kit.consume.ReadEvent.Poison;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.consume.ReadEvent.UnknownType;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.kit.platform.Cause;
import io.fangpin.matching.MatchAgain;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.PersonIndex.Changed;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the person index: reads the households topic from the beginning at each start, then follows it. It belongs to no
 * consumer group, since every replica needs all of it.
 */
@ApplicationScoped
public class Households {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int AGAIN_AFTER_SECONDS = 2;

    private final KafkaClients clients;
    private final PersonIndex index;
    private final MatchAgain matchAgain;
    private final Clock clock;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile boolean stopping;
    private volatile long remaining = -1;
    private volatile long unreadable;

    @Inject
    Households(KafkaClients clients, PersonIndex index, MatchAgain matchAgain, Clock clock) {
        this.clients = clients;
        this.index = index;
        this.matchAgain = matchAgain;
        this.clock = clock;
    }

    /** Completes, on the loading thread, when all that was on the topic at the start is in the index. */
    public CompletableFuture<Void> start() {
        Thread.ofPlatform().daemon().name("households").start(this::keepFollowing);
        return caughtUp;
    }

    public boolean isCaughtUp() {
        return caughtUp.isDone();
    }

    /** Events still to be read before the index is complete; -1 when not known yet. */
    public long remaining() {
        return remaining;
    }

    public long unreadable() {
        return unreadable;
    }

    private void keepFollowing() {
        while (!stopping) {
            try (KafkaConsumer<String, byte[]> opened = clients.consumer("data-matching-index")) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException stopped) {
                return;
            } catch (KafkaException e) {
                Log.warnf("Households cannot be read now: %s", Cause.of(e));
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> from) {
        List<TopicPartition> partitions = from.partitionsFor(Topics.HOUSEHOLDS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        from.assign(partitions);
        from.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = from.endOffsets(partitions);
        while (!stopping) {
            apply(from.poll(POLL));
            if (!caughtUp.isDone()) {
                remaining = ends.entrySet().stream()
                        .mapToLong(end -> Math.max(0, end.getValue() - from.position(end.getKey())))
                        .sum();
                if (remaining == 0) {
                    Log.infof("Person index complete: %d persons, %d households", index.persons(), index.households());
                    caughtUp.complete(null);
                }
            }
        }
    }

    private void apply(ConsumerRecords<String, byte[]> records) {
        Set<Changed> changed = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() == null) {
                index.remove(record.key());
            } else {
                changed.addAll(apply(EventReader.read(record)));
            }
        }
        // Before that, all of them are new; what they mean for unmatched records is looked at once, at the end.
        if (caughtUp.isDone() && !changed.isEmpty()) {
            matchAgain.persons(changed);
        }
    }

    private Set<Changed> apply(ReadEvent event) {
        return switch (event) {
            case Read read
            when read.event().data() instanceof HouseholdSnapshot household -> index.put(household, clock.millis());
            case Read read -> unreadable(read.event().type());
            case UnknownType unknown -> unreadable(unknown.type());
            case Poison poison -> unreadable(poison.cause());
        };
    }

    /** Not dead-lettered: every replica passes it at every start, and the topic is not this service's to clean. */
    private Set<Changed> unreadable(String cause) {
        unreadable++;
        Log.warnf("An event of %s is not a household: %s", Topics.HOUSEHOLDS, cause);
        return Set.of();
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(AGAIN_AFTER_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }
}
