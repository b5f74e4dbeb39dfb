package io.fangpin.kit.kafka;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Publishes records outside any transaction (dead letters, replays); completes when Kafka has all of them. */
@ApplicationScoped
public class EventPublisher {
    private final KafkaClients clients;
    private final String clientId;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("event-publisher").factory());
    private @Nullable KafkaProducer<String, byte[]> producer;

    @Inject
    public EventPublisher(KafkaClients clients, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.clients = clients;
        this.clientId = service + "-publisher";
    }

    public Uni<Void> publish(Collection<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<ProducerRecord<String, byte[]>> batch = List.copyOf(records);
        return Uni.createFrom()
                .voidItem()
                .emitOn(sender)
                .chain(() -> Uni.createFrom()
                        .completionStage(() -> CompletableFuture.allOf(
                                batch.stream().map(this::send).toArray(CompletableFuture[]::new))));
    }

    private CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (producer == null) {
            producer = clients.producer(clientId);
        }
        var unused = producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    @PreDestroy
    void close() {
        sender.execute(() -> {
            if (producer != null) {
                producer.close(Duration.ofSeconds(5));
            }
        });
        sender.close();
    }
}
