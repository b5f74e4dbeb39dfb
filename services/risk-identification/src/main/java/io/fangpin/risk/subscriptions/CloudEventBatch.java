package io.fangpin.risk.subscriptions;

import io.fangpin.risk.store.Deliveries.Sent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Several events as one JSON array (CloudEvents 1.0 JSON batch format). */
final class CloudEventBatch {
    private CloudEventBatch() {}

    static String of(List<Sent> events) {
        JsonArray batch = new JsonArray();
        for (Sent event : events) {
            batch.add(new JsonObject()
                    .put("specversion", "1.0")
                    .put("id", event.eventId())
                    .put("type", event.eventType())
                    .put("source", event.source())
                    .put("subject", event.householdId())
                    .put("time", event.time().toString())
                    .put("datacontenttype", "application/json")
                    .put("data", new JsonObject(event.payload())));
        }
        return batch.encode();
    }
}
