package io.fangpin.matching.bench;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.matching.RecordsResolved;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Counts the rows of which has been told what became of them, by reading the topic as anybody could. */
final class ToldRows implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private long rows;

    ToldRows(KafkaClients clients) {
        consumer = clients.consumer("bench-told-rows");
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.RESOLUTIONS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Where the end is, is asked when it is first needed.
        partitions.forEach(consumer::position);
    }

    /** Since the beginning of this counter. */
    long count() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            if (EventReader.read(record) instanceof Read read && read.event().data() instanceof RecordsResolved told) {
                rows += told.resolutions().size();
            }
        }
        return rows;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
