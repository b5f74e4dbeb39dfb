package io.fangpin.kit.consume;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.kafka.EventPublisher;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Shows dead letters and publishes them again to the topic they came from, byte for byte. What has been replayed is
 * remembered as the offsets of one Kafka group, so each letter is replayed once; what fails again becomes a new letter.
 */
@ApplicationScoped
public class DeadLetters {
    private static final String GROUP = "fangpin-dead-letter-replay";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final KafkaClients clients;
    private final EventPublisher publisher;

    @Inject
    public DeadLetters(KafkaClients clients, EventPublisher publisher) {
        this.clients = clients;
        this.publisher = publisher;
    }

    /** A dead letter without its data and key. */
    public record Letter(
            int partition,
            long offset,
            @Nullable String eventId,
            @Nullable String type,
            @Nullable String source,
            @Nullable String consumer,
            @Nullable String cause,
            @Nullable String at,
            boolean replayed) {}

    /** How many letters wait to be replayed. */
    public record Waiting(String topic, long waiting, long total) {}

    /** The topics that have dead letters. */
    public List<Waiting> topics() {
        List<Waiting> topics = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(GROUP)) {
            for (Topics.Topic topic : Topics.all()) {
                Range range = range(consumer, topic.name());
                if (range.total() > 0) {
                    topics.add(new Waiting(topic.name(), range.waiting(), range.total()));
                }
            }
        }
        return topics;
    }

    /** The letters of a topic still kept, oldest first, at most {@code limit}. */
    public List<Letter> list(String topic, int limit) {
        List<Letter> letters = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(GROUP)) {
            Range range = range(consumer, topic);
            read(consumer, range.begin, range.end, (at, record) -> {
                if (letters.size() < limit) {
                    letters.add(letter(record, record.offset() < range.from(at)));
                }
            });
        }
        letters.sort((a, b) -> instant(a.at).compareTo(instant(b.at)));
        return letters;
    }

    /** Replays what has not been replayed; returns how many letters. */
    public int replay(String topic) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(GROUP)) {
            Range range = range(consumer, topic);
            Map<TopicPartition, Long> from = new HashMap<>();
            range.end.keySet().forEach(at -> from.put(at, range.from(at)));
            read(consumer, from, range.end, (at, record) -> records.add(original(topic, record)));
            publisher.publish(records).await().atMost(PATIENCE);
            Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
            range.end.forEach((at, offset) -> done.put(at, new OffsetAndMetadata(offset)));
            consumer.commitSync(done);
        }
        return records.size();
    }

    private record Range(
            Map<TopicPartition, Long> begin,
            Map<TopicPartition, Long> end,
            Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
        long from(TopicPartition at) {
            OffsetAndMetadata done = committed.get(at);
            long first = begin.getOrDefault(at, 0L);
            return done == null ? first : Math.max(first, done.offset());
        }

        long total() {
            return end.entrySet().stream()
                    .mapToLong(at -> at.getValue() - begin.getOrDefault(at.getKey(), 0L))
                    .sum();
        }

        long waiting() {
            return end.entrySet().stream()
                    .mapToLong(at -> at.getValue() - from(at.getKey()))
                    .sum();
        }
    }

    private static Range range(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.deadLetter(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        return new Range(
                consumer.beginningOffsets(partitions),
                consumer.endOffsets(partitions),
                consumer.committed(java.util.Set.copyOf(partitions)));
    }

    private static void read(
            KafkaConsumer<String, byte[]> consumer,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> end,
            BiConsumer<TopicPartition, ConsumerRecord<String, byte[]>> each) {
        consumer.assign(end.keySet());
        from.forEach(consumer::seek);
        while (end.entrySet().stream().anyMatch(at -> consumer.position(at.getKey()) < at.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                TopicPartition at = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < end.getOrDefault(at, 0L)) {
                    each.accept(at, record);
                }
            }
        }
    }

    private static ProducerRecord<String, byte[]> original(String topic, ConsumerRecord<String, byte[]> letter) {
        var again = new ProducerRecord<>(topic, null, letter.key(), letter.value(), letter.headers());
        DeadLetter.HEADERS.forEach(name -> again.headers().remove(name));
        return again;
    }

    private static Letter letter(ConsumerRecord<String, byte[]> record, boolean replayed) {
        return new Letter(
                record.partition(),
                record.offset(),
                CloudEvents.text(record.headers(), CloudEvents.ID),
                CloudEvents.text(record.headers(), CloudEvents.TYPE),
                CloudEvents.text(record.headers(), CloudEvents.SOURCE),
                CloudEvents.text(record.headers(), DeadLetter.CONSUMER),
                CloudEvents.text(record.headers(), DeadLetter.CAUSE),
                CloudEvents.text(record.headers(), DeadLetter.AT),
                replayed);
    }

    private static Instant instant(@Nullable String at) {
        return at == null ? Instant.EPOCH : Instant.parse(at);
    }
}
