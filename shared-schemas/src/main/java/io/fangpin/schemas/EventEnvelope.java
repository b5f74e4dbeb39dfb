package io.fangpin.schemas;

import java.time.Instant;
import java.util.Objects;

/**
 * A CloudEvents 1.0 event: context attributes plus the record that says what happened.
 *
 * @param id unique per source; a consumer applies an id once
 * @param subject what the event is about, the partition key unless said otherwise
 */
public record EventEnvelope<T extends DomainEvent>(
        String id, String type, String source, String subject, Instant time, T data) {

    public EventEnvelope {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        Objects.requireNonNull(source);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(time);
        Objects.requireNonNull(data);
    }

    /** Wraps an event; the type comes from its {@link EventType}. */
    public static <T extends DomainEvent> EventEnvelope<T> of(String id, String source, Instant time, T data) {
        return new EventEnvelope<>(id, EventCatalogue.wire(data.getClass()).type(), source, data.key(), time, data);
    }
}
