package io.fangpin.kit.consume;

import io.fangpin.kit.consume.ReadEvent.Poison;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.consume.ReadEvent.UnknownType;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.platform.Cause;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.InstantText;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads a Kafka record as an event of the catalogue; never throws. */
public final class EventReader {
    private EventReader() {}

    public static ReadEvent read(ConsumerRecord<String, byte[]> in) {
        Headers headers = in.headers();
        String id = CloudEvents.text(headers, CloudEvents.ID);
        String type = CloudEvents.text(headers, CloudEvents.TYPE);
        String source = CloudEvents.text(headers, CloudEvents.SOURCE);
        if (id == null || id.isBlank() || type == null || source == null) {
            return new Poison(in, "not a CloudEvent: ce_id, ce_type or ce_source missing");
        }
        if (in.value() == null) {
            return new Poison(in, "no data");
        }
        Optional<Class<? extends DomainEvent>> known = EventCatalogue.byType(type);
        if (known.isEmpty()) {
            return new UnknownType(in, type);
        }
        return read(in, id, type, source, known.get());
    }

    private static ReadEvent read(
            ConsumerRecord<String, byte[]> in,
            String id,
            String type,
            String source,
            Class<? extends DomainEvent> known) {
        try {
            DomainEvent data = EventJson.read(in.value(), known);
            String subject = CloudEvents.text(in.headers(), CloudEvents.SUBJECT);
            var time = time(in, CloudEvents.text(in.headers(), CloudEvents.TIME));
            return new Read(
                    in, new EventEnvelope<>(id, type, source, subject == null ? data.key() : subject, time, data));
        } catch (UncheckedIOException | DateTimeException | NullPointerException | IllegalArgumentException e) {
            return new Poison(in, "unreadable: " + Cause.of(e));
        }
    }

    private static Instant time(ConsumerRecord<String, byte[]> in, @Nullable String time) {
        if (time == null) {
            return Instant.ofEpochMilli(in.timestamp());
        }
        Instant ours = InstantText.read(time);
        return ours == null ? OffsetDateTime.parse(time).toInstant() : ours;
    }
}
