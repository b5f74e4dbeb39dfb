package io.fangpin.matching.events.in;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.FollowedTopic;
import io.fangpin.kit.consume.ReadEvent;
import io.fangpin.kit.consume.ReadEvent.Poison;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.consume.ReadEvent.UnknownType;
import io.fangpin.kit.kafka.KafkaClients;
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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Keeps the person index as the households topic says. */
@ApplicationScoped
public class Households {
    private final PersonIndex index;
    private final MatchAgain matchAgain;
    private final Clock clock;
    private final FollowedTopic topic;
    private volatile long unreadable;

    @Inject
    Households(KafkaClients clients, PersonIndex index, MatchAgain matchAgain, Clock clock) {
        this.index = index;
        this.matchAgain = matchAgain;
        this.clock = clock;
        this.topic = new FollowedTopic(clients, Topics.HOUSEHOLDS, "data-matching-index", this::apply);
    }

    /** Completes when all that was on the topic at the start is in the index. */
    public CompletableFuture<Void> start() {
        return topic.start()
                .thenRun(() -> Log.infof(
                        "Person index complete: %d persons, %d households", index.persons(), index.households()));
    }

    /** Completes when all that was on the topic at the start is in the index. */
    CompletableFuture<Void> caughtUp() {
        return topic.caughtUp();
    }

    public boolean isCaughtUp() {
        return topic.isCaughtUp();
    }

    /** Events still to be read before the index is complete; -1 when not known yet. */
    public long remaining() {
        return topic.remaining();
    }

    public long unreadable() {
        return unreadable;
    }

    private void apply(ConsumerRecords<String, byte[]> records) {
        Set<Changed> changed = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() == null) {
                changed.addAll(index.remove(record.key()));
            } else {
                changed.addAll(apply(EventReader.read(record)));
            }
        }
        // Before that, all of them are new; what they mean for unmatched records is looked at once, at the end.
        if (isCaughtUp() && !changed.isEmpty()) {
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

    @PreDestroy
    void stop() {
        topic.close();
    }
}
