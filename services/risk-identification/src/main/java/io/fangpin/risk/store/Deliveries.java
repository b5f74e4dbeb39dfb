package io.fangpin.risk.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Which event goes to which subscription, and whether it arrived. Table {@code delivery}. */
@ApplicationScoped
public class Deliveries {
    /**
     * Takes what is due for as long as a sender may need; another sender takes it up after that. An alert's events go out
     * one after the other.
     */
    private static final String CLAIM = """
            with mine as (
                select d.subscription_id, d.seq from delivery d
                join subscription s on s.id = d.subscription_id and s.state = 'ACTIVE'
                join alert_event e on e.seq = d.seq
                where d.state = 'PENDING' and d.due_at <= $1
                and (s.digest_at is not null or not exists (
                    select 1 from delivery b join alert_event be on be.seq = b.seq
                    where b.subscription_id = d.subscription_id and b.state = 'PENDING' and b.seq < d.seq
                    and be.alert_id = e.alert_id))
                order by d.due_at, d.seq limit $3 for update of d skip locked)
            update delivery d set due_at = $2, attempts = attempts + 1
            from mine, alert_event e
            where d.subscription_id = mine.subscription_id and d.seq = mine.seq and e.seq = d.seq
            returning d.subscription_id, d.attempts, e.*
            """;

    private static final String AGAIN = """
            insert into delivery as d (subscription_id, seq, state, due_at, sent_at)
            select s.id, said.seq, case s.channel when 'CONSOLE' then 'SENT' else 'PENDING' end, $3,
                   case s.channel when 'CONSOLE' then $3 end
            from alert_event said join subscription s on s.id = $1 and\s""" + AlertJournal.CONCERNS + """
            where said.event_time >= $2
            and (said.village_event is null or s.channel = 'WEBHOOK' or not exists (
                select 1 from alert_event e where\s""" + AlertJournal.SAME + """
                and e.seq < said.seq and e.event_time > said.event_time - interval '1 day' and e.event_time >= $2))
            on conflict (subscription_id, seq) do update
            set state = excluded.state, attempts = 0, due_at = excluded.due_at, last_error = null, read_at = null
            """;
    private static final String ROWS = """
            from delivery d join alert_event e on e.seq = d.seq join subscription s on s.id = d.subscription_id
            where ($1::text is null or s.owner_id = $1) and ($2::text is null or s.id = $2)
            and ($3::text is null or d.state = $3) and ($4::text is null or s.channel = $4)
            and (not $5 or d.read_at is null) and e.division_code like $6
            """;

    private final Pool pool;

    @Inject
    Deliveries(Pool pool) {
        this.pool = pool;
    }

    /** An event on its way. */
    public record Due(String subscriptionId, int attempts, Sent event) {}

    /** An event as it goes out. */
    public record Sent(
            long seq,
            String alertId,
            String eventId,
            String eventType,
            String source,
            Instant time,
            String householdId,
            String divisionCode,
            String ruleCode,
            AlertLevel level,
            String titleZh,
            String payload) {}

    /** A delivery as people see it. */
    public record DeliveryRow(
            String subscriptionId,
            String state,
            int attempts,
            Instant dueAt,
            @Nullable String lastError,
            @Nullable Instant sentAt,
            @Nullable Instant readAt,
            Sent event) {}

    /** Which deliveries; null is any. */
    public record Filter(
            @Nullable String ownerId,
            @Nullable String subscriptionId,
            @Nullable String state,
            @Nullable String channel,
            boolean unreadOnly,
            DivisionScope scope) {}

    public Uni<List<Due>> claim(Instant now, Duration lease, int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(now.plus(lease)), most))
                .map(rows -> list(
                        rows, row -> new Due(row.getString("subscription_id"), row.getInteger("attempts"), sent(row))));
    }

    public Uni<Void> sent(List<Due> arrived, Instant now) {
        return mark(arrived, "state = 'SENT', sent_at = $3, last_error = null", Tuple.of(utc(now)));
    }

    public Uni<Void> again(List<Due> failed, Instant dueAt, String error) {
        return mark(failed, "due_at = $3, last_error = $4", Tuple.of(utc(dueAt), error));
    }

    /** Goes out later, without having been tried. */
    public Uni<Void> later(List<Due> untried, Instant dueAt) {
        return mark(untried, "due_at = $3, attempts = attempts - 1", Tuple.of(utc(dueAt)));
    }

    /** Nothing goes to a subscription before then. */
    public Uni<Void> hold(String subscriptionId, Instant until) {
        return pool.preparedQuery(
                        "update delivery set due_at = greatest(due_at, $2) where subscription_id = $1 and state = 'PENDING'")
                .execute(Tuple.of(subscriptionId, utc(until)))
                .replaceWithVoid();
    }

    public Uni<Void> dead(List<Due> failed, String error) {
        return mark(failed, "state = 'DEAD', last_error = $3", Tuple.of(error));
    }

    /** Sends a subscription everything since then once more; answers how many events. */
    public Uni<Integer> replay(String subscriptionId, Instant since, Instant now) {
        return pool.preparedQuery(AGAIN)
                .execute(Tuple.of(subscriptionId, utc(since), utc(now)))
                .map(RowSet::rowCount);
    }

    /** Sends a subscription what was given up once more; answers how many events. */
    public Uni<Integer> revive(String subscriptionId, Instant now) {
        return pool.preparedQuery(
                        "update delivery set state = 'PENDING', attempts = 0, due_at = $2 where subscription_id = $1 and state = 'DEAD'")
                .execute(Tuple.of(subscriptionId, utc(now)))
                .map(RowSet::rowCount);
    }

    /** Newest first. */
    public Uni<Page<DeliveryRow>> list(Filter filter, PageRequest page) {
        Tuple which = Tuple.tuple()
                .addValue(filter.ownerId())
                .addValue(filter.subscriptionId())
                .addValue(filter.state())
                .addValue(filter.channel())
                .addValue(filter.unreadOnly())
                .addValue(filter.scope().likePattern());
        return pool.preparedQuery("select count(*) " + ROWS)
                .execute(which)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery("select d.*, e.* " + ROWS
                                + " order by e.seq desc, d.subscription_id limit $7 offset $8")
                        .execute(Tuple.newInstance(
                                which.getDelegate().addValue(page.size()).addValue(page.offset())))
                        .map(rows -> Page.of(list(rows, Deliveries::row), total, page)));
    }

    /** Notes that a person has seen the notices up to a place. */
    public Uni<Integer> read(String ownerId, long upToSeq, Instant now) {
        return pool.preparedQuery("""
                        update delivery d set read_at = $3 from subscription s
                        where s.id = d.subscription_id and s.owner_id = $1 and s.channel = 'CONSOLE' and d.seq <= $2
                        and d.read_at is null
                        """)
                .execute(Tuple.of(ownerId, upToSeq, utc(now)))
                .map(RowSet::rowCount);
    }

    private Uni<Void> mark(List<Due> which, String change, Tuple values) {
        Tuple row = Tuple.tuple()
                .addValue(which.getFirst().subscriptionId())
                .addValue(which.stream().map(due -> due.event().seq()).toArray(Long[]::new));
        for (int i = 0; i < values.size(); i++) {
            row.addValue(values.getValue(i));
        }
        return pool.preparedQuery("update delivery set " + change
                        + " where subscription_id = $1 and seq = any ($2) and state = 'PENDING'")
                .execute(row)
                .replaceWithVoid();
    }

    private static DeliveryRow row(Row row) {
        return new DeliveryRow(
                row.getString("subscription_id"),
                row.getString("state"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getString("last_error"),
                at(row, "sent_at"),
                at(row, "read_at"),
                sent(row));
    }

    private static Sent sent(Row row) {
        return new Sent(
                row.getLong("seq"),
                row.getString("alert_id"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("event_source"),
                row.getOffsetDateTime("event_time").toInstant(),
                row.getString("household_id"),
                row.getString("division_code"),
                row.getString("rule_code"),
                AlertLevel.valueOf(row.getString("level")),
                row.getString("title_zh"),
                row.getString("payload"));
    }

    private static @Nullable Instant at(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> as) {
        return StreamSupport.stream(rows.spliterator(), false).map(as).toList();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
