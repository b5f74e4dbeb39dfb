package io.fangpin.matching.bench;

import io.fangpin.kit.kafka.KafkaClients;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The broker's ceiling: records of a given size, acks=all, lz4, by the producer that the service uses. */
final class RawKafka {
    private static final String TOPIC = "bench.raw";
    private static final int DIFFERENT = 1000;

    private final KafkaClients clients;

    RawKafka(KafkaClients clients) {
        this.clients = clients;
    }

    /** Records a second of wall time and of this process's CPU. */
    record Ceiling(double perSecond, double perCpuSecond) {}

    Ceiling produce(int records, int bytes) throws Exception {
        createTopic();
        List<byte[]> values = values(bytes);
        try (var producer = clients.producer("bench-raw")) {
            send(producer, records / 4, values);
            CpuByRole begin = CpuByRole.now();
            send(producer, records, values);
            CpuByRole end = CpuByRole.now();
            return new Ceiling(
                    records / end.wallSecondsSince(begin),
                    records / end.since(begin).get(Role.BENCH));
        }
    }

    private static void send(
            org.apache.kafka.clients.producer.Producer<String, byte[]> producer, int records, List<byte[]> values) {
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(TOPIC, "key-" + i, values.get(i % DIFFERENT)));
        }
        producer.flush();
    }

    /** Half of each is like the others, as it is in JSON. */
    private static List<byte[]> values(int bytes) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, DIFFERENT)
                .mapToObj(number -> {
                    byte[] value = new byte[bytes];
                    for (int i = 0; i < bytes; i++) {
                        value[i] = (byte) (i % 64 < 32 ? 'a' + i % 26 : ' ' + random.nextInt(90));
                    }
                    return value;
                })
                .toList();
    }

    private void createTopic() throws Exception {
        try (Admin admin = clients.admin()) {
            if (!admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(6), Optional.empty())))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }
}
