package io.fangpin.kit.kafka;

import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.EventJson;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes are {@code ce_} headers, the value is the JSON data. */
public final class CloudEvents {
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String TRACEPARENT = "traceparent";

    private CloudEvents() {}

    /** The Kafka record of an event, on the topic and with the key its type declares. */
    public static ProducerRecord<String, byte[]> toRecord(EventEnvelope<?> event) {
        String topic = EventCatalogue.of(event.data().getClass()).topic();
        ProducerRecord<String, byte[]> out =
                new ProducerRecord<>(topic, event.data().key(), EventJson.write(event.data()));
        attributes(
                out.headers(),
                event.id(),
                event.type(),
                event.source(),
                event.subject(),
                event.time().toString());
        return out;
    }

    /** Adds the CloudEvents headers of one event. */
    public static void attributes(
            Headers headers, String id, String type, String source, @Nullable String subject, String time) {
        put(headers, "ce_specversion", "1.0");
        put(headers, ID, id);
        put(headers, TYPE, type);
        put(headers, SOURCE, source);
        if (subject != null) {
            put(headers, SUBJECT, subject);
        }
        put(headers, TIME, time);
        put(headers, "content-type", "application/json");
    }

    /** Adds the trace that an event belongs to, if any. */
    public static void trace(Headers headers, @Nullable String traceparent) {
        if (traceparent != null) {
            put(headers, TRACEPARENT, traceparent);
        }
    }

    public static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The header's text, or null. */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
