package io.fangpin.kit.testing;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The test's own side of Kafka: says events to the service, and hears what the service says. */
public final class KafkaProbe implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    /** The Kafka of the service under test. */
    public KafkaProbe() {
        this(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    public KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        1,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Says events, each under a new id; returns when Kafka has them. */
    public void say(DomainEvent... events) {
        sayAll(Arrays.stream(events)
                .map(event -> EventEnvelope.of(UUID.randomUUID().toString(), "/fangpin/probe", Instant.now(), event))
                .toList());
    }

    public void say(EventEnvelope<?> event) {
        sayAll(List.of(event));
    }

    public void sayAll(List<? extends EventEnvelope<?>> events) {
        send(events.stream().map(CloudEvents::toRecord).toList());
    }

    /** Sends records as they are, e.g. broken ones. */
    public void send(List<ProducerRecord<String, byte[]>> records) {
        var sent = records.stream().map(producer::send).toList();
        try {
            for (var one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for the first event of a type that fits, looking from the beginning of its topic. */
    public <T extends DomainEvent> EventEnvelope<T> await(Class<T> type, Predicate<T> fits) {
        return awaitAll(type, fits, 1).get(0);
    }

    /** Waits for so many events of a type that fit, in the order of their topic's partitions. */
    public <T extends DomainEvent> List<EventEnvelope<T>> awaitAll(Class<T> type, Predicate<T> fits, int count) {
        List<EventEnvelope<T>> found = new ArrayList<>();
        awaitRecords(
                EventCatalogue.of(type).topic(),
                record -> {
                    if (EventReader.read(record) instanceof Read read
                            && type.isInstance(read.event().data())
                            && fits.test(type.cast(read.event().data()))) {
                        @SuppressWarnings("unchecked")
                        EventEnvelope<T> event = (EventEnvelope<T>) read.event();
                        found.add(event);
                        return true;
                    }
                    return false;
                },
                count);
        return List.copyOf(found);
    }

    /** Waits for so many records that fit, looking from the beginning of the topic. */
    public List<ConsumerRecord<String, byte[]>> awaitRecords(
            String topic, Predicate<ConsumerRecord<String, byte[]>> fits, int count) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = fromBeginning(topic)) {
            return Await.value(count + " records on " + topic, () -> {
                consumer.poll(POLL).forEach(record -> {
                    if (found.size() < count && fits.test(record)) {
                        found.add(record);
                    }
                });
                return found.size() < count ? Optional.empty() : Optional.of(List.copyOf(found));
            });
        }
    }

    /** What is on the topic now. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = fromBeginning(topic)) {
            Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
            Await.until("end of " + topic, () -> {
                consumer.poll(POLL).forEach(found::add);
                return end.entrySet().stream().allMatch(at -> consumer.position(at.getKey()) >= at.getValue());
            });
        }
        return found;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }

    private KafkaConsumer<String, byte[]> fromBeginning(String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Await.value("topic " + topic, () -> {
            List<TopicPartition> known = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            return known.isEmpty() ? Optional.empty() : Optional.of(known);
        });
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
