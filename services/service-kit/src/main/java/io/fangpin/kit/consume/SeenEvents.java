package io.fangpin.kit.consume;

import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers which events a consumer has applied, in the transaction that applies them. */
public final class SeenEvents {
    /** For Hibernate Reactive: returns the ids not seen before; parameters {@code :consumer} and {@code :ids}. */
    public static final String INSERT_SQL = """
            insert into seen_event (consumer, event_id)
            select cast(:consumer as text), id from json_array_elements_text(cast(cast(:ids as text) as json)) as id order by id
            on conflict do nothing returning event_id
            """;

    private static final String INSERT = """
            insert into seen_event (consumer, event_id)
            select $1, id from unnest($2::text[]) as id order by id
            on conflict do nothing returning event_id
            """;

    private SeenEvents() {}

    /** The value of {@code :ids}. */
    public static String ids(Collection<? extends EventEnvelope<?>> events) {
        return new String(EventJson.write(distinctIds(events)), StandardCharsets.UTF_8);
    }

    /** The events among those given whose ids are in {@code freshIds}, each once, in order. */
    public static List<EventEnvelope<?>> fresh(List<? extends EventEnvelope<?>> events, Collection<String> freshIds) {
        Set<String> left = new HashSet<>(freshIds);
        List<EventEnvelope<?>> fresh = new ArrayList<>(freshIds.size());
        for (EventEnvelope<?> event : events) {
            if (left.remove(event.id())) {
                fresh.add(event);
            }
        }
        return fresh;
    }

    /** Marks the events as seen by the consumer and returns those it had not seen, in order. */
    public static Uni<List<EventEnvelope<?>>> keepFresh(
            SqlConnection tx, String consumer, List<? extends EventEnvelope<?>> events) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(consumer, distinctIds(events)))
                .map(rows -> {
                    Set<String> ids = new HashSet<>();
                    for (RowIterator<Row> at = rows.iterator(); at.hasNext(); ) {
                        ids.add(at.next().getString(0));
                    }
                    return fresh(events, ids);
                });
    }

    private static String[] distinctIds(Collection<? extends EventEnvelope<?>> events) {
        return events.stream().map(EventEnvelope::id).distinct().toArray(String[]::new);
    }
}
