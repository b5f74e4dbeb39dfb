package io.fangpin.matching.events.in;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.FollowedTopic;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.matching.MatchAgain;
import io.fangpin.matching.domain.Rulings;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.matching.MatchRuled;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Keeps what people have ruled, for the matcher; records that it concerns go round again. */
@ApplicationScoped
public class RulingsInForce {
    private final Rulings rulings;
    private final MatchAgain matchAgain;
    private final FollowedTopic topic;

    @Inject
    RulingsInForce(KafkaClients clients, Rulings rulings, MatchAgain matchAgain) {
        this.rulings = rulings;
        this.matchAgain = matchAgain;
        this.topic = new FollowedTopic(clients, Topics.MATCH_RULINGS, "data-matching-rulings", this::apply);
    }

    CompletableFuture<Void> start() {
        return topic.start();
    }

    private void apply(ConsumerRecords<String, byte[]> records) {
        List<String> changed = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (EventReader.read(record) instanceof Read read && read.event().data() instanceof MatchRuled ruled) {
                rulings.put(ruled);
                changed.add(ruled.identity());
            } else {
                Log.warnf("Not a ruling: %s-%d@%d", record.topic(), record.partition(), record.offset());
            }
        }
        if (topic.isCaughtUp() && !changed.isEmpty()) {
            matchAgain.identities(changed);
        }
    }

    @PreDestroy
    void stop() {
        topic.close();
    }
}
