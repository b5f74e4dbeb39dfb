package io.fangpin.kit.consume;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.kafka.EventPublisher;
import io.fangpin.kit.outbox.RelayRig;
import io.fangpin.kit.trace.Tracing;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/** Consumption on servers that a test may cut off; what it hears goes to table {@code heard}. */
public final class ConsumptionRig {
    private final Consumption consumption;

    public ConsumptionRig(RelayRig rig) {
        EventPublisher publisher = new EventPublisher(rig.kafka, "rig");
        consumption = new Consumption(
                rig.pool,
                new ParkedEvents(rig.pool, Duration.ofDays(7)),
                new DeadLetterQueue(publisher, Clock.systemUTC()),
                new Tracing(OpenTelemetry.noop(), rig.vertx.getDelegate(), true));
    }

    /** Applies the events as one batch from Kafka. */
    public Uni<Void> apply(DomainEvent... events) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (DomainEvent event : events) {
            records.add(record(records.size(), event));
        }
        TopicPartition partition = new TopicPartition(records.get(0).topic(), 0);
        return consumption.apply("rig", new ConsumerRecords<>(Map.of(partition, records), Map.of()), this::hear);
    }

    private Uni<Void> hear(SqlConnection tx, List<EventEnvelope<?>> fresh) {
        return tx.preparedQuery("insert into heard (event_id) values ($1)")
                .executeBatch(fresh.stream().map(event -> Tuple.of(event.id())).toList())
                .replaceWithVoid();
    }

    private static ConsumerRecord<String, byte[]> record(int offset, DomainEvent event) {
        ProducerRecord<String, byte[]> said = CloudEvents.toRecord(
                EventEnvelope.of(UUID.randomUUID().toString(), "/fangpin/rig", Instant.now(), event));
        return new ConsumerRecord<>(
                said.topic(),
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                said.value().length,
                said.key(),
                said.value(),
                said.headers(),
                java.util.Optional.empty());
    }
}
