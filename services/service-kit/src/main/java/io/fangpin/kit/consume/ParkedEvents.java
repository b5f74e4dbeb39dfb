package io.fangpin.kit.consume;

import io.fangpin.kit.consume.ReadEvent.Read;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Events that came too early, as they came, in table {@code parked_event}. */
@ApplicationScoped
class ParkedEvents {
    private static final String PARK = """
            insert into parked_event as p
                   (consumer, event_id, topic, "partition", "offset", key, headers, value, waits_for, next_try_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + interval '2 seconds')
            on conflict (consumer, event_id) do update set waits_for = excluded.waits_for, tries = p.tries + 1,
                   next_try_at = now() + least(interval '5 minutes', interval '2 seconds' * power(2, least(p.tries, 10)))
            """;
    private static final String COLUMNS = """
            select event_id, topic, "partition", "offset", key, headers, value, parked_at < now() - make_interval(secs => $2) as too_old
            from parked_event where consumer = $1
            """;
    private static final String DUE =
            COLUMNS + " and next_try_at <= now() order by parked_at, topic, \"partition\", \"offset\" limit 500";
    private static final String WAITING_FOR = COLUMNS
            + " and (waits_for = any($3) or key = any($3)) and event_id <> all($4)"
            + " order by parked_at, topic, \"partition\", \"offset\" limit 500";
    private static final String KEYS = """
            select exists (select from parked_event) as any_waits,
                   array(select distinct topic || E'\\n' || key from parked_event
                         where consumer = $1 and key = any($2)) as lanes
            """;
    private static final String FORGET = "delete from parked_event where consumer = $1 and event_id = any($2)";

    private final Pool pool;
    private final double giveUpSeconds;

    @Inject
    ParkedEvents(Pool pool, @ConfigProperty(name = "fangpin.parked.give-up-after") Duration giveUpAfter) {
        this.pool = pool;
        this.giveUpSeconds = giveUpAfter.toSeconds();
    }

    /** A parked event; {@code tooOld} when it has waited so long that it is given up after one more try. */
    record Waiting(ConsumerRecord<String, byte[]> record, boolean tooOld) {}

    /** Parks events, or, when they are parked already, lets them wait longer. */
    Uni<Void> park(String consumer, List<Read> events, Map<String, String> waitsFor) {
        List<Tuple> rows = events.stream()
                .map(read ->
                        row(consumer, read, waitsFor.getOrDefault(read.event().id(), key(read))))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.withTransaction(tx -> tx.preparedQuery(PARK).executeBatch(rows))
                        .replaceWithVoid();
    }

    Uni<Void> forget(String consumer, Collection<String> eventIds) {
        return eventIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(FORGET)
                        .execute(Tuple.of(consumer, eventIds.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    /**
     * What waits when a batch comes.
     *
     * @param lanes topic and key pairs ({@link #lane}) for which something is parked: what comes later must not overtake it
     * @param anyWaits true when any consumer of this service has parked anything
     */
    record Waits(Set<String> lanes, boolean anyWaits) {}

    /** Asked for each batch: one question, whatever else there is to know. */
    Uni<Waits> waits(String consumer, Collection<String> keys) {
        return pool.preparedQuery(KEYS)
                .execute(Tuple.of(consumer, keys.toArray(String[]::new)))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Waits(Set.of(row.getArrayOfStrings("lanes")), row.getBoolean("any_waits"));
                });
    }

    Uni<List<Waiting>> due(String consumer) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(consumer, giveUpSeconds))
                .map(ParkedEvents::waiting);
    }

    Uni<List<Waiting>> waitingFor(String consumer, Collection<String> keys, Collection<String> exceptIds) {
        return pool.preparedQuery(WAITING_FOR)
                .execute(Tuple.of(
                        consumer, giveUpSeconds, keys.toArray(String[]::new), exceptIds.toArray(String[]::new)))
                .map(ParkedEvents::waiting);
    }

    static String lane(String topic, String key) {
        return topic + '\n' + key;
    }

    static String key(Read read) {
        String key = read.record().key();
        return key == null ? read.event().data().key() : key;
    }

    private static Tuple row(String consumer, Read read, String waitsFor) {
        ConsumerRecord<String, byte[]> in = read.record();
        JsonObject headers = new JsonObject();
        for (Header header : in.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return Tuple.tuple()
                .addValue(consumer)
                .addValue(read.event().id())
                .addValue(in.topic())
                .addValue(in.partition())
                .addValue(in.offset())
                .addValue(key(read))
                .addValue(headers)
                .addValue(Buffer.buffer(in.value()))
                .addValue(waitsFor);
    }

    private static List<Waiting> waiting(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Waiting(record(row), row.getBoolean("too_old")))
                .toList();
    }

    private static ConsumerRecord<String, byte[]> record(Row row) {
        RecordHeaders headers = new RecordHeaders();
        row.getJsonObject("headers")
                .forEach(header -> headers.add(
                        header.getKey(), header.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        byte[] value = row.getBuffer("value").getBytes();
        return new ConsumerRecord<>(
                row.getString("topic"),
                row.getInteger("partition"),
                row.getLong("offset"),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                value.length,
                row.getString("key"),
                value,
                headers,
                Optional.empty());
    }
}
