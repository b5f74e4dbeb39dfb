package io.fangpin.matching.events.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.FollowedTopic;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.matching.MatchAgain;
import io.fangpin.matching.domain.ParametersInForce;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.matching.ParametersPublished;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Puts published parameters in force in this replica; what is unmatched is looked at again with them. */
@ApplicationScoped
public class PublishedParameters {
    private final ParametersInForce inForce;
    private final MatchAgain matchAgain;
    private final FollowedTopic topic;

    @Inject
    PublishedParameters(KafkaClients clients, ParametersInForce inForce, MatchAgain matchAgain) {
        this.inForce = inForce;
        this.matchAgain = matchAgain;
        this.topic = new FollowedTopic(clients, Topics.MATCHING_PARAMETERS, "data-matching-parameters", this::apply);
    }

    CompletableFuture<Void> start() {
        return topic.start();
    }

    private void apply(ConsumerRecords<String, byte[]> records) {
        boolean changed = false;
        for (ConsumerRecord<String, byte[]> record : records) {
            changed |= apply(record);
        }
        if (changed && topic.isCaughtUp()) {
            matchAgain.everything();
        }
    }

    /** Parameters that this version cannot read leave in force what was in force. */
    private boolean apply(ConsumerRecord<String, byte[]> record) {
        try {
            if (EventReader.read(record) instanceof Read read
                    && read.event().data() instanceof ParametersPublished published) {
                inForce.put(LinkageParameters.fromJson(new String(EventJson.write(published.parameters()), UTF_8)));
                Log.infof("Records are weighed with parameters %s", published.version());
                return true;
            }
        } catch (IllegalArgumentException unreadable) {
            Log.errorf("Published parameters cannot be read: %s", unreadable.getMessage());
            return false;
        }
        Log.warnf("Not parameters: %s-%d@%d", record.topic(), record.partition(), record.offset());
        return false;
    }

    @PreDestroy
    void stop() {
        topic.close();
    }
}
