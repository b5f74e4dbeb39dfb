package io.fangpin.kit.kafka;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.InstantText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Makes Kafka records of many events of one source, as {@link CloudEvents} does; headers they share are made once. */
public final class EventHeaders {
    private static final ClassValue<Header> TYPES = new ClassValue<>() {
        @Override
        protected Header computeValue(Class<?> event) {
            return header(
                    CloudEvents.TYPE,
                    EventCatalogue.wire(event.asSubclass(DomainEvent.class)).type());
        }
    };

    private final Header source;

    public EventHeaders(String source) {
        this.source = header(CloudEvents.SOURCE, source);
    }

    /** The header that says when, for all that is said at one moment. */
    public static Header time(Instant when) {
        return header(CloudEvents.TIME, InstantText.of(when));
    }

    /** The header that names a trace; null for none. */
    public static @Nullable Header trace(@Nullable String traceparent) {
        return traceparent == null ? null : header(CloudEvents.TRACEPARENT, traceparent);
    }

    /**
     * The Kafka record of an event, on the topic and with the key its type declares.
     *
     * @param timestamp of the record; absent for the time at which it is sent
     */
    public ProducerRecord<String, byte[]> toRecord(
            String id, DomainEvent event, byte[] json, Header time, @Nullable Header trace, @Nullable Long timestamp) {
        return toRecordIn(null, id, event, json, time, trace, timestamp);
    }

    /** As {@link #toRecord}, in a partition of its own choice; null for the key's. */
    public ProducerRecord<String, byte[]> toRecordIn(
            @Nullable Integer partition,
            String id,
            DomainEvent event,
            byte[] json,
            Header time,
            @Nullable Header trace,
            @Nullable Long timestamp) {
        String key = event.key();
        String topic = EventCatalogue.wire(event.getClass()).topic();
        var record = new ProducerRecord<>(topic, partition, timestamp, key, json);
        Headers headers = record.headers();
        headers.add(CloudEvents.SPECVERSION);
        headers.add(header(CloudEvents.ID, id));
        headers.add(TYPES.get(event.getClass()));
        headers.add(source);
        headers.add(header(CloudEvents.SUBJECT, key));
        headers.add(time);
        headers.add(CloudEvents.CONTENT_TYPE);
        if (trace != null) {
            headers.add(trace);
        }
        return record;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
