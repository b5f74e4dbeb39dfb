package io.fangpin.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.risk.AlertRaised;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A subscriber that notes when each row can be read as a record, as a fact and as an alert. */
final class RowWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    /** How far a row has come, and the event that says so. */
    enum Stage {
        RECORD(Topics.FEED_RECORDS, EventCatalogue.of(FeedRecordsReceived.class).value(), "/recordId"),
        FACT(Topics.FACTS, EventCatalogue.of(FactRecorded.class).value(), "/source/recordId"),
        ALERT(Topics.ALERTS, EventCatalogue.of(AlertRaised.class).value(), "/alert/evidence/0/source/recordId");

        private final String topic;
        private final String type;
        private final String recordId;

        Stage(String topic, String type, String recordId) {
            this.topic = topic;
            this.type = type;
            this.recordId = recordId;
        }
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Stage, Map<String, Long>> arrivedNanos = new EnumMap<>(Stage.class);
    private final Thread reader = new Thread(this::read, "row-watch");
    private volatile boolean closing;

    RowWatch(String bootstrapServers) {
        for (Stage stage : Stage.values()) {
            arrivedNanos.put(stage, new ConcurrentHashMap<>());
        }
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Arrays.stream(Stage.values())
                .flatMap(stage -> consumer.partitionsFor(stage.topic).stream())
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        reader.setDaemon(true);
        reader.start();
    }

    /** When the row could first be read at that stage, by record id. */
    Map<String, Long> arrivedNanos(Stage stage) {
        return arrivedNanos.getOrDefault(stage, Map.of());
    }

    private void read() {
        while (!closing) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                note(record, System.nanoTime());
            }
        }
        consumer.close();
    }

    private void note(ConsumerRecord<byte[], byte[]> record, long now) {
        Header type = record.headers().lastHeader("ce_type");
        for (Stage stage : Stage.values()) {
            if (record.topic().equals(stage.topic)
                    && type != null
                    && stage.type.equals(new String(type.value(), StandardCharsets.UTF_8))) {
                JsonNode event = event(record);
                Iterable<JsonNode> rows = event.has("records") ? event.get("records") : List.of(event);
                for (JsonNode row : rows) {
                    arrivedNanos(stage).putIfAbsent(row.at(stage.recordId).asText(), now);
                }
            }
        }
    }

    private static JsonNode event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventJson.mapper().readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
