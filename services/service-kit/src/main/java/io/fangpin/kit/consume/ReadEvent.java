package io.fangpin.kit.consume;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.schemas.EventEnvelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What became of a Kafka record when it was read. */
public sealed interface ReadEvent {
    ConsumerRecord<String, byte[]> record();

    /** The trace it belongs to, as its header says. */
    default @Nullable String traceparent() {
        return CloudEvents.text(record().headers(), CloudEvents.TRACEPARENT);
    }

    /** A known event, well formed. */
    record Read(ConsumerRecord<String, byte[]> record, EventEnvelope<?> event) implements ReadEvent {}

    /** A CloudEvent of a type this version does not know. */
    record UnknownType(ConsumerRecord<String, byte[]> record, String type) implements ReadEvent {}

    /** Not a CloudEvent, or its data does not fit its type; the cause holds no data. */
    record Poison(ConsumerRecord<String, byte[]> record, String cause) implements ReadEvent {}
}
