package io.fangpin.matching.store;

import io.fangpin.kit.outbox.Outbox;
import io.fangpin.matching.domain.Arrival;
import io.fangpin.matching.domain.FeedHealth;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.matching.FeedHealthChanged;
import io.fangpin.schemas.matching.FeedHealthChanged.SizeBasis;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.schemas.people.DivisionCode.Level;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How each dataset comes for each county, and that it is said when that changes. */
@ApplicationScoped
public class FeedHealths {
    /** Small files come by the hundred a day: the limit must not cut off the months that are compared. */
    private static final String ARRIVALS = """
            select period, division_code, max(rows) as rows, sum(rows)::bigint as all_rows, max(received_at) as received_at
            from (select period, division_code, received_at,
                         (tally ->> 'matched')::bigint + (tally ->> 'unmatched')::bigint as rows
                  from batch where dataset = $1 and division_code like $2 and state = 'COMPLETED') as arrived
            group by period, division_code, (received_at at time zone $3)::date
            order by received_at desc limit 5000
            """;

    private static final String PREVIOUS =
            "select state from feed_health where dataset = $1 and division_code = $2 for update";
    private static final String KEEP = """
            insert into feed_health (dataset, division_code, state, expected_period, due_on, last_period,
                last_received_at, rows, usual_rows, changed_at, judged_by, least_rows, most_rows)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (dataset, division_code) do update set state = excluded.state,
                expected_period = excluded.expected_period, due_on = excluded.due_on,
                last_period = excluded.last_period, last_received_at = excluded.last_received_at,
                rows = excluded.rows, usual_rows = excluded.usual_rows,
                judged_by = excluded.judged_by, least_rows = excluded.least_rows, most_rows = excluded.most_rows,
                changed_at = case when feed_health.state = excluded.state then feed_health.changed_at
                             else excluded.changed_at end
            """;

    private final Pool pool;
    private final Outbox outbox;

    @Inject
    FeedHealths(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** A dataset's health for a county, and since when it is so. */
    public record Kept(String dataset, String divisionCode, FeedHealth health, Instant since) {}

    /** What was completed of the dataset for the county and what lies in it, by days of the zone, the newest first. */
    public Uni<List<Arrival>> arrivals(String dataset, String countyPrefix, ZoneId zone) {
        return pool.preparedQuery(ARRIVALS)
                .execute(Tuple.of(dataset, countyPrefix + "%", zone.getId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Arrival(
                                row.getString("period"),
                                row.getString("division_code"),
                                new DivisionCode(row.getString("division_code"))
                                                .level()
                                                .compareTo(Level.COUNTY)
                                        <= 0,
                                row.getLong("rows"),
                                row.getLong("all_rows"),
                                row.getOffsetDateTime("received_at").toInstant()))
                        .toList());
    }

    /** Keeps it; what nobody has said yet is said. Of replicas that look at once, one speaks. */
    public Uni<Void> keep(DatasetContract contract, String divisionCode, FeedHealth health, Instant now) {
        return pool.withTransaction(tx -> alone(tx, contract.dataset() + divisionCode)
                .chain(() -> tx.preparedQuery(PREVIOUS).execute(Tuple.of(contract.dataset(), divisionCode)))
                .map(rows -> rows.rowCount() == 0
                        ? null
                        : State.valueOf(rows.iterator().next().getString(0)))
                .chain(previous -> tx.preparedQuery(KEEP)
                        .execute(values(contract, divisionCode, health, now))
                        .chain(() -> isNews(previous, health.state())
                                ? outbox.append(tx, changed(contract, divisionCode, health, previous, now))
                                : Uni.createFrom().voidItem())));
    }

    /** Unknown before and nothing wrong now is no news. */
    private static boolean isNews(@Nullable State previous, State now) {
        return previous == null ? now != State.ON_TIME && now != State.NOT_EXPECTED : previous != now;
    }

    private static Uni<Void> alone(SqlConnection tx, String what) {
        return tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 1))")
                .execute(Tuple.of(what))
                .replaceWithVoid();
    }

    public Uni<List<Kept>> list(String divisionPrefix) {
        return pool.preparedQuery("select * from feed_health where division_code like $1 or $1 like"
                        + " rtrim(division_code, '0') || '%' order by dataset, division_code")
                .execute(Tuple.of(divisionPrefix + "%"))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FeedHealths::kept)
                        .toList());
    }

    private static Kept kept(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("last_received_at");
        String judgedBy = row.getString("judged_by");
        return new Kept(
                row.getString("dataset"),
                row.getString("division_code"),
                new FeedHealth(
                        State.valueOf(row.getString("state")),
                        row.getString("expected_period"),
                        row.getLocalDate("due_on"),
                        row.getString("last_period"),
                        at == null ? null : at.toInstant(),
                        row.getLong("rows"),
                        row.getLong("usual_rows"),
                        judgedBy == null ? null : SizeBasis.valueOf(judgedBy),
                        row.getLong("least_rows"),
                        row.getLong("most_rows")),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static Tuple values(DatasetContract contract, String divisionCode, FeedHealth health, Instant now) {
        Instant at = health.lastReceivedAt();
        SizeBasis judgedBy = health.judgedBy();
        return Tuple.tuple()
                .addValue(contract.dataset())
                .addValue(divisionCode)
                .addValue(health.state().name())
                .addValue(health.expectedPeriod())
                .addValue(health.dueOn())
                .addValue(health.lastPeriod())
                .addValue(at == null ? null : Batches.utc(at))
                .addValue(health.rows())
                .addValue(health.usualRows())
                .addValue(Batches.utc(now))
                .addValue(judgedBy == null ? null : judgedBy.name())
                .addValue(health.leastRows())
                .addValue(health.mostRows());
    }

    private static FeedHealthChanged changed(
            DatasetContract contract, String divisionCode, FeedHealth health, @Nullable State previous, Instant now) {
        return new FeedHealthChanged(
                contract.dataset(),
                String.valueOf(contract.feedCode()),
                contract.department(),
                divisionCode,
                health.state(),
                previous,
                health.expectedPeriod(),
                health.dueOn(),
                health.lastPeriod(),
                health.rows(),
                health.usualRows(),
                health.judgedBy(),
                health.leastRows(),
                health.mostRows(),
                now);
    }
}
