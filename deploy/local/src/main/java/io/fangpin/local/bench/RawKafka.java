package io.fangpin.local.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the broker and one plain client can do on this machine: the ceiling that the pipeline is held against. */
final class RawKafka {

    private static final int RECORDS = 400_000;
    private static final int WARM_UP = 50_000;
    private static final int BYTES = 300;
    private static final int PARTITIONS = 6;
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;

    RawKafka(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Records per second, acks=all, lz4, 300 bytes, and back again. */
    record Ceiling(double producedPerSecond, double consumedPerSecond) {}

    Ceiling measure() {
        String topic = "fangpin.bench.raw-" + UUID.randomUUID();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            double produced = produce(topic);
            double consumed = consume(topic);
            admin.deleteTopics(List.of(topic)).all().get();
            return new Ceiling(produced, consumed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private double produce(String topic) throws ExecutionException, InterruptedException {
        // Bytes that compress about as well as an event with its ids does.
        byte[] noise = new byte[BYTES / 2];
        new Random(BYTES).nextBytes(noise);
        byte[] value = HexFormat.of().formatHex(noise).getBytes(StandardCharsets.US_ASCII);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        5,
                        "batch.size",
                        131_072),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                // Once each is led, no request overtakes another (KAFKA-15591).
                producer.send(new ProducerRecord<>(topic, partition, null, value))
                        .get();
            }
            send(producer, topic, value, WARM_UP);
            long start = System.nanoTime();
            send(producer, topic, value, RECORDS);
            return perSecond(RECORDS, start);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, byte[] value, int count) {
        for (int i = 0; i < count; i++) {
            byte[] key = {(byte) i, (byte) (i >> 8), (byte) (i >> 16)};
            var unused = producer.send(new ProducerRecord<>(topic, key, value));
        }
        producer.flush();
    }

    private double consume(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 5_000, "fetch.min.bytes", 65_536),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            int seen = 0;
            while (seen < WARM_UP) {
                seen += consumer.poll(POLL).count();
            }
            int from = seen;
            long start = System.nanoTime();
            while (seen < RECORDS + WARM_UP) {
                seen += consumer.poll(POLL).count();
            }
            return perSecond(seen - from, start);
        }
    }

    static double perSecond(long count, long startNanos) {
        return count * 1e9 / (System.nanoTime() - startNanos);
    }
}
