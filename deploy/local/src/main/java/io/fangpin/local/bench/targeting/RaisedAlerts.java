package io.fangpin.local.bench.targeting;

import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.matching.SourceRecord;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertRaised;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a subscriber learns from the platform's topics: every alert that was raised, and whether it was cleared again. */
final class RaisedAlerts {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String RAISED = EventCatalogue.of(AlertRaised.class).value();
    private static final String CLEARED = EventCatalogue.of(AlertCleared.class).value();

    private final String bootstrapServers;
    private final Function<SourceRecord, LocalDate> arrival;

    /**
     * A subscriber.
     *
     * @param arrival when, in the simulation's time, the row came
     */
    RaisedAlerts(String bootstrapServers, Function<SourceRecord, LocalDate> arrival) {
        this.bootstrapServers = bootstrapServers;
        this.arrival = arrival;
    }

    List<Raised> read() {
        Map<String, String> numberById = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : all(Topics.HOUSEHOLDS)) {
            if (record.value() != null) {
                HouseholdSnapshot household = EventJson.read(record.value(), HouseholdSnapshot.class);
                numberById.put(household.householdId(), household.householdNo());
                for (MemberSnapshot member : household.members()) {
                    numberById.put(member.personId(), String.valueOf(member.personNo()));
                }
            }
        }
        Map<String, Alert> raised = new LinkedHashMap<>();
        Set<String> cleared = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : all(Topics.ALERTS)) {
            String type = type(record);
            if (type.equals(RAISED)) {
                Alert alert = EventJson.read(record.value(), AlertRaised.class).alert();
                raised.putIfAbsent(alert.alertId(), alert);
                cleared.remove(alert.alertId());
            } else if (type.equals(CLEARED)) {
                cleared.add(EventJson.read(record.value(), AlertCleared.class)
                        .alert()
                        .alertId());
            }
        }
        return raised.values().stream()
                .map(alert -> new Raised(
                        alert.ruleCode(),
                        numberById.getOrDefault(alert.householdId(), alert.householdId()),
                        alert.personId() == null ? null : numberById.get(alert.personId()),
                        alert.evidence().stream()
                                .map(row -> arrival.apply(row.source()))
                                .max(Comparator.naturalOrder()),
                        cleared.contains(alert.alertId())))
                .toList();
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
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
