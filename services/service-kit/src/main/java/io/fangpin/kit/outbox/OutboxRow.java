package io.fangpin.kit.outbox;

import io.fangpin.kit.trace.Traceparent;
import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of table {@code outbox}: the columns of Debezium's outbox event router plus the CloudEvents attributes. */
public record OutboxRow(
        String id,
        String topic,
        String key,
        String type,
        String source,
        String subject,
        String time,
        @Nullable String traceparent,
        byte[] payload) {

    /** The row of an event, carrying the current trace. */
    public static OutboxRow of(EventEnvelope<?> event) {
        return new OutboxRow(
                event.id(),
                EventCatalogue.wire(event.data().getClass()).topic(),
                event.data().key(),
                event.type(),
                event.source(),
                event.subject(),
                event.time().toString(),
                Traceparent.current(),
                EventJson.write(event.data()));
    }

    /** The value of parameter {@code :events} of {@link Outbox#INSERT_SQL}. */
    public static String json(List<OutboxRow> rows) {
        List<Map<String, @Nullable String>> values = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            Map<String, @Nullable String> value = new LinkedHashMap<>();
            value.put("id", row.id);
            value.put("aggregatetype", row.topic);
            value.put("aggregateid", row.key);
            value.put("type", row.type);
            value.put("source", row.source);
            value.put("subject", row.subject);
            value.put("time", row.time);
            value.put("traceparent", row.traceparent);
            value.put("payload", new String(row.payload, StandardCharsets.UTF_8));
            values.add(value);
        }
        return new String(EventJson.write(values), StandardCharsets.UTF_8);
    }
}
