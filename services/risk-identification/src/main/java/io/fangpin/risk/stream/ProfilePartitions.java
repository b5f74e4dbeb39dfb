package io.fangpin.risk.stream;

import static java.util.Objects.requireNonNull;

import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Into how many partitions the profiles of all replicas are divided. */
@ApplicationScoped
public class ProfilePartitions {
    private final KafkaClients clients;

    @Inject
    ProfilePartitions(KafkaClients clients) {
        this.clients = clients;
    }

    /** Those of the topics that the profiles are made from; asks Kafka, so not on an event loop. */
    public int count() {
        try (Admin admin = clients.admin()) {
            return requireNonNull(admin.describeTopics(List.of(Topics.FACTS))
                            .allTopicNames()
                            .get()
                            .get(Topics.FACTS))
                    .partitions()
                    .size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topics cannot be described", e.getCause());
        }
    }
}
