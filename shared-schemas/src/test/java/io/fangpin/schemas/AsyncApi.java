package io.fangpin.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3 document of all topics, made from the catalogue. */
final class AsyncApi {

    private AsyncApi() {}

    static JsonNode document() {
        ObjectNode document = EventJson.mapper().createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Fangpin 防贫 events")
                .put("version", "1")
                .put(
                        "description",
                        "CloudEvents 1.0 in Kafka binary mode; any outsider may subscribe to the same topics.");
        ObjectNode channels = document.putObject("channels");
        for (Topics.Topic topic : Topics.all()) {
            ObjectNode channel = channels.putObject(topic.name());
            channel.put("address", topic.name());
            channel.put("description", topic.compacted() ? "compacted: the newest event of each key" : "every event");
            channel.putObject("messages");
        }
        ObjectNode messages = document.putObject("components").putObject("messages");
        for (Class<? extends DomainEvent> type : EventCatalogue.all()) {
            EventType event = EventCatalogue.of(type);
            messages.putObject(type.getSimpleName())
                    .put("name", event.value())
                    .put("contentType", "application/json")
                    .putObject("payload")
                    .put("$ref", "schemas/" + event.value() + ".schema.json");
            ((ObjectNode) channels.get(event.topic()).get("messages"))
                    .putObject(type.getSimpleName())
                    .put("$ref", "#/components/messages/" + type.getSimpleName());
        }
        return document;
    }
}
