package io.fangpin.risk.store;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.fangpin.risk.domain.Feed;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.FeedHealthChanged;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** How each dataset comes for each county. Table {@code feed}. */
@ApplicationScoped
public class Feeds {
    private static final String SAID = """
            insert into feed (dataset, division_code, state, state_said_at, expected_period, due_on, last_period)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (dataset, division_code) do update set state = excluded.state,
                state_said_at = excluded.state_said_at, expected_period = excluded.expected_period,
                due_on = excluded.due_on, last_period = greatest(feed.last_period, excluded.last_period)
            where feed.state_said_at is null or feed.state_said_at < excluded.state_said_at
            """;
    private static final String CAME = """
            insert into feed (dataset, division_code, last_period, last_batch_at) values ($1, $2, $3, $4)
            on conflict (dataset, division_code) do update
            set last_period = greatest(feed.last_period, excluded.last_period),
                last_batch_at = greatest(feed.last_batch_at, excluded.last_batch_at)
            """;

    private final Pool pool;

    @Inject
    Feeds(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> said(SqlConnection tx, FeedHealthChanged health) {
        return tx.preparedQuery(SAID)
                .execute(Tuple.tuple()
                        .addValue(health.dataset())
                        .addValue(health.divisionCode())
                        .addValue(health.state().name())
                        .addValue(health.at().atOffset(ZoneOffset.UTC))
                        .addValue(health.expectedPeriod())
                        .addValue(health.dueOn())
                        .addValue(health.lastPeriod()))
                .replaceWithVoid();
    }

    /** @param county to which the batch's division belongs */
    public Uni<Void> came(SqlConnection tx, BatchCompleted batch, String county) {
        return tx.preparedQuery(CAME)
                .execute(Tuple.of(
                        batch.dataset(), county, batch.period(), batch.at().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Those of a county, by dataset. */
    public Uni<Map<String, Feed>> of(String county) {
        return pool.preparedQuery("select * from feed where division_code = $1")
                .execute(Tuple.of(county))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Feeds::feed)
                        .collect(toUnmodifiableMap(Feed::dataset, Function.identity())));
    }

    private static Feed feed(Row row) {
        String state = row.getString("state");
        OffsetDateTime at = row.getOffsetDateTime("last_batch_at");
        return new Feed(
                row.getString("dataset"),
                state == null ? null : State.valueOf(state),
                row.getString("expected_period"),
                row.getLocalDate("due_on"),
                row.getString("last_period"),
                at == null ? null : at.toInstant());
    }
}
