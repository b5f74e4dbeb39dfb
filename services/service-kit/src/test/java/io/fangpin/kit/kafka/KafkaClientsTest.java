package io.fangpin.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.backing.Backing;
import io.fangpin.backing.BackingOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {
    private static final int TOPICS = 12;
    private static final int PARTITIONS = 24;
    private static final int RECORDS = 100;

    /** KAFKA-15591: the broker took a later request before it led the partition for the first, and refused the first for ever. */
    @Test
    void everythingSentToATopicCreatedJustNowArrives() throws Exception {
        try (Backing servers = Backing.start(BackingOptions.ephemeral())) {
            KafkaClients clients =
                    new KafkaClients(Map.of("bootstrap.servers", servers.kafka().bootstrapServers()));
            for (int topic = 0; topic < TOPICS; topic++) {
                assertThat(sentAtOnce(clients, "new-" + topic)).isEqualTo(PARTITIONS * RECORDS);
            }
        }
    }

    private static int sentAtOnce(KafkaClients clients, String topic) throws Exception {
        KafkaProducer<String, byte[]> producer = clients.producer(
                topic, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0, ProducerConfig.BATCH_SIZE_CONFIG, 200));
        try (var admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    sent.add(producer.send(new ProducerRecord<>(topic, partition, "key", new byte[100])));
                }
            }
            for (Future<RecordMetadata> one : sent) {
                one.get(30, TimeUnit.SECONDS);
            }
            return sent.size();
        } finally {
            // One that is stuck would wait for ever.
            producer.close(Duration.ZERO);
        }
    }
}
