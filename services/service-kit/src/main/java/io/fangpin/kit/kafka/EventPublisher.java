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
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
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
                .chain(() -> Uni.createFrom().completionStage(() -> send(batch)));
    }

    /** How many partitions a topic has; fails while Kafka cannot say. */
    public Uni<Integer> partitions(String topic) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(sender)
                .map(unused -> producer().partitionsFor(topic).size());
    }

    private CompletableFuture<Void> send(List<ProducerRecord<String, byte[]>> batch) {
        Acknowledgement acknowledgement = new Acknowledgement(batch.size());
        for (ProducerRecord<String, byte[]> record : batch) {
            var unused = producer().send(record, acknowledgement);
        }
        return acknowledgement.done;
    }

    /** On the sender's thread only. */
    private KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> opened = producer;
        if (opened == null) {
            opened = clients.producer(clientId);
            producer = opened;
        }
        return opened;
    }

    /** Done when Kafka has so many records, or refuses one. */
    private static final class Acknowledgement implements Callback {
        final CompletableFuture<Void> done = new CompletableFuture<>();
        private final AtomicInteger awaited;

        Acknowledgement(int records) {
            awaited = new AtomicInteger(records);
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else if (awaited.decrementAndGet() == 0) {
                done.complete(null);
            }
        }
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
