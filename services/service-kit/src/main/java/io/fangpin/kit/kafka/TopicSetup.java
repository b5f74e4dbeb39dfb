package io.fangpin.kit.kafka;

import io.fangpin.schemas.Topics;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Creates every topic and its dead letters before the channels start: a consumer that finds no topic looks again only
 * minutes later. Waits for Kafka; existing topics stay as they are.
 */
@ApplicationScoped
public class TopicSetup {
    /** Before SmallRye's channels, which start at priority 1000. */
    private static final int BEFORE_CHANNELS = 500;

    private final Instance<MoreTopics> more;
    private final KafkaClients clients;
    private final TopicSettings settings;

    /** {@code fangpin.topics.*}: replicas -1 is the broker's default. */
    @ApplicationScoped
    static class TopicSettings {
        @Inject
        @ConfigProperty(name = "fangpin.topics.create")
        boolean create;

        @Inject
        @ConfigProperty(name = "fangpin.topics.partitions")
        int partitions;

        @Inject
        @ConfigProperty(name = "fangpin.topics.replicas")
        short replicas;

        @Inject
        @ConfigProperty(name = "fangpin.topics.keep")
        Duration keep;

        @Inject
        @ConfigProperty(name = "fangpin.topics.keep-dead-letters")
        Duration keepDeadLetters;

        @Inject
        @ConfigProperty(name = "fangpin.topics.wait")
        Duration wait;

        boolean create() {
            return create;
        }

        Duration waitFor() {
            return wait;
        }

        NewTopic topic(String name, Map<String, String> cleanup) {
            return new NewTopic(name, Optional.of(partitions), replicas < 0 ? Optional.empty() : Optional.of(replicas))
                    .configs(cleanup);
        }

        Map<String, String> kept() {
            return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(keep.toMillis()));
        }

        Map<String, String> deadLettersKept() {
            return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(keepDeadLetters.toMillis()));
        }
    }

    @Inject
    public TopicSetup(KafkaClients clients, TopicSettings settings, @Any Instance<MoreTopics> more) {
        this.more = more;
        this.clients = clients;
        this.settings = settings;
    }

    void start(@Observes @Priority(BEFORE_CHANNELS) StartupEvent starting) throws InterruptedException {
        if (settings.create()) {
            createAll();
        }
    }

    /** Creates what is missing; throws when Kafka cannot be reached in {@code fangpin.topics.wait}. */
    public void createAll() throws InterruptedException {
        long deadline = System.nanoTime() + settings.waitFor().toNanos();
        try (Admin admin = clients.admin()) {
            while (!created(admin)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("连不上 Kafka / Kafka cannot be reached");
                }
                Log.warn("Waiting for Kafka to create topics");
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private boolean created(Admin admin) throws InterruptedException {
        try {
            Set<String> existing = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            List<NewTopic> missing = wanted().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            if (!missing.isEmpty()) {
                admin.createTopics(missing).all().get(60, TimeUnit.SECONDS);
                Log.infof("Created %d topics", missing.size());
            }
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            // Another service was faster, or the brokers are not there yet: look again.
            if (e.getCause() instanceof TopicExistsException || e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new IllegalStateException("Topics cannot be created", e.getCause());
        }
    }

    private List<NewTopic> wanted() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topics.Topic topic : Topics.all()) {
            topics.add(settings.topic(
                    topic.name(), topic.compacted() ? Map.of("cleanup.policy", "compact") : settings.kept()));
            topics.add(settings.topic(Topics.deadLetter(topic.name()), settings.deadLettersKept()));
        }
        more.stream().flatMap(one -> one.names().stream()).forEach(name -> {
            topics.add(settings.topic(name, settings.kept()));
            topics.add(settings.topic(Topics.deadLetter(name), settings.deadLettersKept()));
        });
        return topics;
    }
}
