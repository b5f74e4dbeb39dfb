package io.fangpin.kit.consume;

import io.fangpin.schemas.EventEnvelope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Thrown by a handler for events that refer to something not yet known: they wait, the rest of the batch is applied.
 * An event waits for a key; when an event with that key has been applied, it is tried at once.
 */
public final class Parked extends RuntimeException {
    private final transient Map<String, String> waitsForByEventId;

    /** One event waits for what has this key. */
    public Parked(EventEnvelope<?> event, String waitsFor) {
        this(Map.of(event.id(), waitsFor));
    }

    /** Several events wait for what has the key given by each event's own partition key. */
    public static Parked forOwnKeys(Collection<? extends EventEnvelope<?>> events) {
        Map<String, String> waits = new TreeMap<>();
        events.forEach(event -> waits.put(event.id(), event.data().key()));
        return new Parked(waits);
    }

    /** Event id to the key it waits for. */
    public Parked(Map<String, String> waitsForByEventId) {
        super("parked " + List.copyOf(waitsForByEventId.keySet()), null, false, false);
        this.waitsForByEventId = Map.copyOf(waitsForByEventId);
    }

    Set<String> eventIds() {
        return waitsForByEventId.keySet();
    }

    Map<String, String> waitsForByEventId() {
        return waitsForByEventId;
    }
}
