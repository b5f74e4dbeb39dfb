package io.fangpin.risk.bench;

import io.fangpin.kit.kafka.KafkaClients;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records a consumer group has not committed yet. */
final class Lag implements AutoCloseable {
    /** The stream that keeps the profiles. */
    static final String STREAM = "risk-identification";
    /** The read model of alerts; the marks of transactions count as records that nobody reads. */
    static final String ALERTS = "risk-identification-alerts";

    private final Admin admin;

    Lag(KafkaClients clients) {
        this.admin = clients.admin();
    }

    long of(String group) {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends(committed).entrySet().stream()
                    .mapToLong(end -> Math.max(
                            0, end.getValue() - committed.get(end.getKey()).offset()))
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetAndMetadata> committed)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked =
                committed.keySet().stream().collect(Collectors.toMap(at -> at, at -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
