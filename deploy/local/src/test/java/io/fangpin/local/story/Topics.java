package io.fangpin.local.story;

import static io.fangpin.schemas.Topics.SUBMITTED_ROWS;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fangpin.schemas.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An outsider's view of Kafka: says every event again, and waits until every consumer has read everything. */
final class Topics {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Says every event of the topic once more, as it is; answers how many. */
    int sayAgain(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = read(topic);
        try (var producer = producer()) {
            for (ConsumerRecord<byte[], byte[]> r : records) {
                var unused = producer.send(
                        new ProducerRecord<>(topic, r.partition(), null, r.key(), r.value(), r.headers()));
            }
            producer.flush();
        }
        return records.size();
    }

    /** Submits rows as docs/sending.md tells a department to; answers the event's id. */
    String submitRows(String dataset, String period, String division, List<Map<String, String>> rows) {
        String id = UUID.randomUUID().toString();
        var record = new ProducerRecord<>(
                SUBMITTED_ROWS,
                dataset.getBytes(UTF_8),
                EventJson.write(Map.of("dataset", dataset, "period", period, "divisionCode", division, "rows", rows)));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/departments/story",
                        "ce_type", "io.fangpin.feeds.rows-submitted.v1",
                        "content-type", "application/json")
                .forEach((header, value) -> record.headers().add(header, value.getBytes(UTF_8)));
        try (var producer = producer()) {
            var unused = producer.send(record);
            producer.flush();
        }
        return id;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** How many events of all consumers are still unread, and the ends of the topics, to see that nothing moves. */
    Settled settled(Set<String> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<TopicPartition> partitions = partitions(admin, topics);
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            partitions.forEach(p -> latest.put(p, OffsetSpec.latest()));
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest).all().get().forEach((p, end) -> ends.put(p, end.offset()));
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            long lag = 0;
            for (String group : groups) {
                Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(
                                Map.of(group, new ListConsumerGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(group)
                        .get();
                for (var at : read.entrySet()) {
                    if (ends.containsKey(at.getKey()) && at.getValue() != null) {
                        lag += ends.get(at.getKey()) - at.getValue().offset();
                    }
                }
            }
            return new Settled(lag, Map.copyOf(ends));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Unread events of all consumer groups, and where the topics end. */
    record Settled(long lag, Map<TopicPartition, Long> ends) {}

    private static List<TopicPartition> partitions(Admin admin, Set<String> topics)
            throws InterruptedException, ExecutionException {
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, about) ->
                        about.partitions().forEach(p -> partitions.add(new TopicPartition(topic, p.partition()))));
        return partitions;
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }
}
