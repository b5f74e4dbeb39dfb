package io.fangpin.kit.outbox;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes events in the caller's transaction; {@link OutboxRelay} publishes them once that has committed. */
@ApplicationScoped
public class Outbox {
    /**
     * For Hibernate Reactive: one native statement for any number of events, parameter {@code :events} from
     * {@link OutboxRow#json}.
     */
    public static final String INSERT_SQL = """
            insert into outbox (id, aggregatetype, aggregateid, type, source, subject, time, traceparent, payload)
            select e.id, e.aggregatetype, e.aggregateid, e.type, e.source, e.subject, e.time, e.traceparent,
                   convert_to(e.payload, 'UTF8')
            from json_to_recordset(cast(cast(:events as text) as json)) as e(id text, aggregatetype text,
                   aggregateid text, type text, source text, subject text, time timestamptz, traceparent text,
                   payload text)
            """;

    private static final String INSERT_ROWS = """
            insert into outbox (id, aggregatetype, aggregateid, type, source, subject, time, traceparent, payload)
            select e.id, e.topic, e.key, e.type, e.source, e.subject, cast(e.time as timestamptz), e.traceparent, e.payload
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                        $9::bytea[]) as e(id, topic, key, type, source, subject, time, traceparent, payload)
            """;

    private final Clock clock;
    private final String source;

    @Inject
    public Outbox(Clock clock, @ConfigProperty(name = "fangpin.event-source") String source) {
        this.clock = clock;
        this.source = source;
    }

    /** Wraps an event as said by this service now, under a new id. */
    public <T extends DomainEvent> EventEnvelope<T> envelope(T event) {
        return EventEnvelope.of(UUID.randomUUID().toString(), source, now(), event);
    }

    /** Wraps an event under an id that is the same each time the same thing is said. */
    public <T extends DomainEvent> EventEnvelope<T> envelope(String id, T event) {
        return EventEnvelope.of(id, source, now(), event);
    }

    /** Appends events in the order given, all in one statement. */
    public Uni<Void> append(SqlConnection tx, DomainEvent... events) {
        return append(tx, Arrays.stream(events).map(this::envelope).toList());
    }

    /** Appends events in the order given, all in one statement. */
    public Uni<Void> append(SqlConnection tx, List<? extends EventEnvelope<?>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<OutboxRow> rows = events.stream().map(OutboxRow::of).toList();
        return tx.preparedQuery(INSERT_ROWS).execute(columns(rows)).replaceWithVoid();
    }

    /** To the microsecond, as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Tuple columns(List<OutboxRow> rows) {
        return Tuple.tuple()
                .addValue(texts(rows, OutboxRow::id))
                .addValue(texts(rows, OutboxRow::topic))
                .addValue(texts(rows, OutboxRow::key))
                .addValue(texts(rows, OutboxRow::type))
                .addValue(texts(rows, OutboxRow::source))
                .addValue(texts(rows, OutboxRow::subject))
                .addValue(texts(rows, OutboxRow::time))
                .addValue(texts(rows, OutboxRow::traceparent))
                .addValue(rows.stream().map(row -> Buffer.buffer(row.payload())).toArray(Buffer[]::new));
    }

    private static String[] texts(List<OutboxRow> rows, Function<OutboxRow, ?> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
