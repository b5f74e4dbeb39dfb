package io.fangpin.risk.store;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.Subscription;
import io.fangpin.risk.domain.Subscription.Channel;
import io.fangpin.risk.domain.Subscription.Confirmation;
import io.fangpin.risk.domain.Subscription.Interest;
import io.fangpin.risk.domain.Subscription.PausedBy;
import io.fangpin.risk.domain.Subscription.State;
import io.fangpin.schemas.registry.MonitoredCategory;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who wants to be told of which alerts. Table {@code subscription}. */
@ApplicationScoped
public class Subscriptions {
    private static final String PUT = """
            insert into subscription (id, owner_id, owner_name, title, division_code, division_prefix, levels, rules,
                                      categories, channel, target_sealed, secret_sealed, digest_at, state, paused_because,
                                      created_at, confirmation, allowed_per_minute)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """;
    private static final String PAUSE_OF_MOVED = """
            update subscription s set state = 'PAUSED',
                paused_code = case when q.seen_at < $1 then 'UNSEEN' else 'SCOPE' end,
                paused_because = case when q.seen_at < $1 then '%s' else '%s' end
            from person_seen q
            where q.user_id = s.owner_id and s.state = 'ACTIVE' and\s""".formatted(
                            "订阅人长期未登录 / its owner has not been seen for long",
                            "订阅人现在的辖区或角色不再包括此订阅 / its owner''s present division or role does not cover it")
            + PeopleSeen.movedOn(
                    "s.owner_id",
                    "s.division_prefix",
                    "$1",
                    "(case s.channel when 'WEBHOOK' then $2::text[] else $3::text[] end)");

    /** Counts in the row, which is locked: replicas that send at the same time share what is allowed. */
    private static final String TAKE = """
            with one as (
                select id, allowed_per_minute,
                       array(select at from unnest(recent_requests) at where at > $3) as recent
                from subscription where id = $1 for update),
            granted as (
                select id, recent, least($2, greatest(0, allowed_per_minute - cardinality(recent))) as requests from one)
            update subscription s set recent_requests = g.recent || array_fill($4::timestamptz, array[g.requests])
            from granted g where s.id = g.id
            returning g.requests
            """;

    private static final String OF_OWNER = "select * from subscription where owner_id = $1 order by created_at, id";

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Pool pool;
    private final PeopleSeen people;

    @Inject
    Subscriptions(Pool pool, PeopleSeen people) {
        this.pool = pool;
        this.people = people;
    }

    /** A subscription with where it goes and what it is signed with, both sealed. */
    public record Addressed(
            Subscription subscription,
            @Nullable String targetSealed,
            @Nullable String secretSealed) {}

    public Uni<Void> add(Addressed one) {
        Subscription s = one.subscription();
        Tuple row = Tuple.tuple()
                .addValue(s.id())
                .addValue(s.ownerId())
                .addValue(s.ownerName())
                .addValue(s.title())
                .addValue(s.divisionCode())
                .addValue(DivisionScope.of(s.divisionCode()).prefix())
                .addValue(names(s.interest().levels()))
                .addValue(s.interest().rules().toArray(String[]::new))
                .addValue(names(s.interest().categories()))
                .addValue(s.channel().name())
                .addValue(one.targetSealed())
                .addValue(one.secretSealed())
                .addValue(s.digestAt())
                .addValue(s.state().name())
                .addValue(s.pausedBecause())
                .addValue(s.createdAt().atOffset(ZoneOffset.UTC))
                .addValue(s.confirmation() == null ? null : s.confirmation().name())
                .addValue(s.allowedPerMinute());
        return pool.preparedQuery(PUT).execute(row).replaceWithVoid();
    }

    public Uni<List<Addressed>> of(String ownerId) {
        return pool.preparedQuery(OF_OWNER).execute(Tuple.of(ownerId)).map(Subscriptions::all);
    }

    public Uni<Optional<Addressed>> find(String ownerId, String id) {
        return pool.preparedQuery("select * from subscription where owner_id = $1 and id = $2")
                .execute(Tuple.of(ownerId, id))
                .map(rows -> all(rows).stream().findFirst());
    }

    public Uni<List<Addressed>> find(Collection<String> ids) {
        return pool.preparedQuery("select * from subscription where id = any ($1)")
                .execute(Tuple.tuple().addValue(ids.toArray(String[]::new)))
                .map(Subscriptions::all);
    }

    public Uni<Void> pause(String id, PausedBy by, String because) {
        return pool.preparedQuery(
                        "update subscription set state = 'PAUSED', paused_code = $2, paused_because = $3 where id = $1")
                .execute(Tuple.of(id, by.name(), because))
                .replaceWithVoid();
    }

    /** Pauses those whose owner's present division or role does not cover them, or who was not seen for long. */
    public Uni<Integer> pauseOfMoved(Instant now) {
        return pool.preparedQuery(PAUSE_OF_MOVED)
                .execute(Tuple.of(
                        utc(people.goneBefore(now)),
                        PeopleSeen.MAY_SET_UP_WEBHOOKS.toArray(String[]::new),
                        PeopleSeen.MAY_REACT.toArray(String[]::new)))
                .map(RowSet::rowCount);
    }

    /** Those paused because their owner moved on, for whoever looks after a division. */
    public Uni<List<Subscription>> ofMoved(DivisionScope scope) {
        return pool.preparedQuery("""
                        select * from subscription where paused_code in ('SCOPE', 'UNSEEN') and division_code like $1
                        order by created_at, id
                        """)
                .execute(Tuple.of(scope.likePattern()))
                .map(rows -> all(rows).stream().map(Addressed::subscription).toList());
    }

    /** The receiver did not agree. */
    public Uni<Void> declined(String id, String because) {
        return pool.preparedQuery(
                        "update subscription set state = 'UNCONFIRMED', paused_code = null, paused_because = $2 where id = $1")
                .execute(Tuple.of(id, because))
                .replaceWithVoid();
    }

    /** The receiver agreed, to so many requests a minute. */
    public Uni<Void> agreed(String id, @Nullable Integer perMinute) {
        return pool.preparedQuery(
                        "update subscription set state = 'ACTIVE', paused_code = null, paused_because = null, allowed_per_minute = $2 where id = $1")
                .execute(Tuple.of(id, perMinute))
                .replaceWithVoid();
    }

    /** Of so many requests how many may go out now, so that no minute has more than the receiver agreed to. */
    public Uni<Integer> take(String id, int requests, Instant now) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(id, requests, utc(now.minus(MINUTE)), utc(now)))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger(0));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    public Uni<Void> remove(String id) {
        return pool.preparedQuery("delete from subscription where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    private static List<Addressed> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Subscriptions::one)
                .toList();
    }

    private static Addressed one(Row row) {
        return new Addressed(
                new Subscription(
                        row.getString("id"),
                        row.getString("owner_id"),
                        row.getString("owner_name"),
                        row.getString("title"),
                        row.getString("division_code"),
                        new Interest(
                                set(row, "levels", AlertLevel::valueOf),
                                set(row, "rules", Function.identity()),
                                set(row, "categories", MonitoredCategory::valueOf)),
                        Channel.valueOf(row.getString("channel")),
                        row.getLocalTime("digest_at"),
                        confirmation(row),
                        row.getInteger("allowed_per_minute"),
                        State.valueOf(row.getString("state")),
                        pausedBy(row),
                        row.getString("paused_because"),
                        row.getOffsetDateTime("created_at").toInstant()),
                row.getString("target_sealed"),
                row.getString("secret_sealed"));
    }

    private static @Nullable PausedBy pausedBy(Row row) {
        String code = row.getString("paused_code");
        return code == null ? null : PausedBy.valueOf(code);
    }

    private static @Nullable Confirmation confirmation(Row row) {
        String name = row.getString("confirmation");
        return name == null ? null : Confirmation.valueOf(name);
    }

    private static <T> Set<T> set(Row row, String column, Function<String, T> as) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(as).collect(toUnmodifiableSet());
    }

    private static String[] names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
