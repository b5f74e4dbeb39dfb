package io.fangpin.matching.events.in;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.kit.kafka.MoreTopics;
import io.fangpin.matching.SubmitRows;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.RowsSubmitted;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Rows that departments submit through Kafka. The topic tells whose they are: the broker lets a department write its own
 * only. What cannot become a batch goes to the topic's dead letters with its cause.
 */
@ApplicationScoped
public class SubmittedRows implements MoreTopics {
    private final Consumption consumption;
    private final SubmitRows submitRows;
    private final Households households;
    private final Map<String, String> departmentByTopic;

    @Inject
    SubmittedRows(Consumption consumption, SubmitRows submitRows, Households households, DatasetContracts contracts) {
        this.consumption = consumption;
        this.submitRows = submitRows;
        this.households = households;
        this.departmentByTopic = contracts.feeds().stream()
                .map(DatasetContract::department)
                .distinct()
                .collect(Collectors.toMap(Topics::submittedRows, department -> department));
    }

    @Override
    public Collection<String> names() {
        return departmentByTopic.keySet();
    }

    @Incoming("submitted")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        Map<String, Map<TopicPartition, List<ConsumerRecord<String, byte[]>>>> byTopic = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            byTopic.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                    .put(partition, batch.records(partition));
        }
        // Which divisions are served is known once the register is.
        return Uni.createFrom()
                .completionStage(households::caughtUp)
                .chain(() -> Multi.createFrom()
                        .iterable(byTopic.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(
                                of -> consume(of.getKey(), new ConsumerRecords<>(of.getValue(), Map.of())))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> consume(String topic, ConsumerRecords<String, byte[]> records) {
        String department = departmentByTopic.get(topic);
        return consumption.applyOwn(
                topic,
                records,
                events -> Multi.createFrom()
                        .iterable(events)
                        .onItem()
                        .transformToUniAndConcatenate(event -> submit(event, department))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> submit(EventEnvelope<?> event, @Nullable String department) {
        return event.data() instanceof RowsSubmitted rows
                ? submitRows.submit(rows, event.id(), department)
                : Uni.createFrom().failure(new IllegalArgumentException("not rows: " + event.type()));
    }
}
