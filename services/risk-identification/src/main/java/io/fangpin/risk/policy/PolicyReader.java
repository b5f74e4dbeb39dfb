package io.fangpin.risk.policy;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.risk.RulePackPublished;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Reads all of {@code fangpin.risk.rulepacks} from its beginning in every replica, and goes on listening. */
@ApplicationScoped
public class PolicyReader {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final PolicyInForce inForce;
    private volatile boolean loaded;
    private volatile boolean closing;

    @Inject
    public PolicyReader(KafkaClients clients, PolicyInForce inForce) {
        this.clients = clients;
        this.inForce = inForce;
    }

    /** Begins to read; {@code whenLoaded} runs once, as soon as national rules are in force here. */
    public void start(Runnable whenLoaded) {
        Thread.ofPlatform().daemon().name("policy-reader").start(() -> {
            while (!closing) {
                try {
                    read(whenLoaded);
                } catch (KafkaException e) {
                    Log.warnf(
                            "Policy cannot be read, will go on: %s",
                            e.getClass().getSimpleName());
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        });
    }

    public boolean loaded() {
        return loaded;
    }

    private void read(Runnable whenLoaded) {
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer("risk-identification-policy")) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.RULE_PACKS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            while (!closing) {
                consumer.poll(POLL).forEach(this::take);
                boolean caughtUp =
                        end.entrySet().stream().allMatch(at -> consumer.position(at.getKey()) >= at.getValue());
                if (!loaded && caughtUp && inForce.in(PolicyNumbers.NATIONAL).isPresent()) {
                    loaded = true;
                    whenLoaded.run();
                }
            }
        } catch (WakeupException e) {
            Log.debug("Policy reader woken");
        }
    }

    /** A publication this version cannot use leaves in force what was in force before; the log says so. */
    private void take(ConsumerRecord<String, byte[]> record) {
        if (EventReader.read(record) instanceof Read read
                && read.event().data() instanceof RulePackPublished published) {
            try {
                inForce.put(published);
                Log.infof(
                        "In force in %s: pack %s version %s, %d numbers",
                        published.region(),
                        published.packId(),
                        published.packVersion(),
                        published.policyNumbers().size());
            } catch (IllegalArgumentException e) {
                Log.errorf("Publication for %s stays out of force: %s", published.region(), e.getMessage());
            }
        } else {
            Log.errorf("Not a publication: %s-%d@%d", record.topic(), record.partition(), record.offset());
        }
    }

    @PreDestroy
    void close() {
        closing = true;
    }
}
