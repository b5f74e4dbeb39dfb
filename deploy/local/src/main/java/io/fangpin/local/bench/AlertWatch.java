package io.fangpin.local.bench;

import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertRaised;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A subscriber of the alerts topic that notes when the alert of a feed row arrives. */
final class AlertWatch implements AutoCloseable {

    private static final String RAISED = EventCatalogue.of(AlertRaised.class).value();
    private static final Duration POLL = Duration.ofMillis(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> arrivedNanosByRecord = new ConcurrentHashMap<>();
    private final Thread reader = new Thread(this::read, "alert-watch");
    private volatile boolean closing;

    AlertWatch(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        5),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.ALERTS).stream()
                .map(p -> new TopicPartition(Topics.ALERTS, p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        reader.setDaemon(true);
        reader.start();
    }

    /** When the alert that rests on the row arrived, by record id. */
    Map<String, Long> arrivedNanosByRecord() {
        return arrivedNanosByRecord;
    }

    private void read() {
        while (!closing) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                long now = System.nanoTime();
                Header type = record.headers().lastHeader("ce_type");
                if (type != null && RAISED.equals(new String(type.value(), StandardCharsets.UTF_8))) {
                    Alert alert =
                            EventJson.read(record.value(), AlertRaised.class).alert();
                    alert.evidence()
                            .forEach(e ->
                                    arrivedNanosByRecord.putIfAbsent(e.source().recordId(), now));
                }
            }
        }
        consumer.close();
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
