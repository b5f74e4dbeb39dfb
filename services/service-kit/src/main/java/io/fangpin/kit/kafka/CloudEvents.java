package io.fangpin.kit.kafka;

import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.InstantText;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes are {@code ce_} headers, the value is the JSON data. */
public final class CloudEvents {
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String TRACEPARENT = "traceparent";

    static final Header SPECVERSION = header("ce_specversion", "1.0");
    static final Header CONTENT_TYPE = header("content-type", "application/json");

    private CloudEvents() {}

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The Kafka record of an event, on the topic and with the key its type declares. */
    public static ProducerRecord<String, byte[]> toRecord(EventEnvelope<?> event) {
        return toRecord(event, EventJson.write(event.data()));
    }

    /** As {@link #toRecord(EventEnvelope)}, when the JSON of the data is at hand. */
    public static ProducerRecord<String, byte[]> toRecord(EventEnvelope<?> event, byte[] json) {
        String topic = EventCatalogue.wire(event.data().getClass()).topic();
        ProducerRecord<String, byte[]> out =
                new ProducerRecord<>(topic, event.data().key(), json);
        attributes(
                out.headers(), event.id(), event.type(), event.source(), event.subject(), InstantText.of(event.time()));
        return out;
    }

    /** Adds the CloudEvents headers of one event to headers that have none yet. */
    public static void attributes(
            Headers headers, String id, String type, String source, @Nullable String subject, String time) {
        headers.add(SPECVERSION);
        add(headers, ID, id);
        add(headers, TYPE, type);
        add(headers, SOURCE, source);
        if (subject != null) {
            add(headers, SUBJECT, subject);
        }
        add(headers, TIME, time);
        headers.add(CONTENT_TYPE);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
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
