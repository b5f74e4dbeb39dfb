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
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads a Kafka record as an event of the catalogue; never throws. */
public final class EventReader {
    private EventReader() {}

    public static ReadEvent read(ConsumerRecord<String, byte[]> in) {
        Attributes said = Attributes.of(in.headers());
        String id = said.id;
        String source = said.source;
        if (id == null || id.isBlank() || said.type == null || source == null) {
            return new Poison(in, "not a CloudEvent: ce_id, ce_type or ce_source missing");
        }
        if (in.value() == null) {
            return new Poison(in, "no data");
        }
        Optional<Class<? extends DomainEvent>> known = EventCatalogue.byType(said.type);
        if (known.isEmpty()) {
            return new UnknownType(in, said.type);
        }
        try {
            DomainEvent data = EventJson.read(in.value(), known.get());
            String subject = said.subject == null ? data.key() : said.subject;
            return new Read(in, new EventEnvelope<>(id, said.type, source, subject, time(in, said.time), data));
        } catch (UncheckedIOException | DateTimeException | NullPointerException | IllegalArgumentException e) {
            return new Poison(in, "unreadable: " + Cause.of(e));
        }
    }

    /** What the headers say of an event, looked at once; the last of several with one name counts. */
    private record Attributes(
            @Nullable String id,
            @Nullable String type,
            @Nullable String source,
            @Nullable String subject,
            @Nullable String time) {
        static Attributes of(Headers headers) {
            byte[] id = null;
            byte[] type = null;
            byte[] source = null;
            byte[] subject = null;
            byte[] time = null;
            for (Header header : headers) {
                switch (header.key()) {
                    case CloudEvents.ID -> id = header.value();
                    case CloudEvents.TYPE -> type = header.value();
                    case CloudEvents.SOURCE -> source = header.value();
                    case CloudEvents.SUBJECT -> subject = header.value();
                    case CloudEvents.TIME -> time = header.value();
                    default -> {}
                }
            }
            return new Attributes(text(id), text(type), text(source), text(subject), text(time));
        }

        private static @Nullable String text(byte @Nullable [] value) {
            return value == null ? null : new String(value, StandardCharsets.UTF_8);
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
