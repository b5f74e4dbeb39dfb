package io.fangpin.risk.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.PolicyChange.By;
import io.fangpin.risk.domain.backtest.BackTest;
import io.fangpin.risk.domain.backtest.BackTest.State;
import io.fangpin.risk.domain.backtest.Basis;
import io.fangpin.risk.domain.backtest.Tally;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Back-tests as asked for, and what came of them. Tables {@code back_test}, {@code back_test_part}. */
@ApplicationScoped
public class BackTests {
    private static final String ADD = """
            insert into back_test (id, title, division_code, basis, days, sample_percent, numbers, yaml, change_id, state,
                                   asked_by, asker_name, asked_at)
            values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, 'RUNNING', $10, $11, $12)
            """;
    private static final String PROGRESS = """
            select coalesce(sum(looked_at), 0) as looked_at, count(*) as parts,
                   count(*) filter (where state = 'DONE') as parts_done,
                   coalesce(sum(coalesce(expected, 0)), 0) as expected
            from back_test_part where back_test_id = $1
            """;

    private final Pool pool;

    @Inject
    BackTests(Pool pool) {
        this.pool = pool;
    }

    private record Numbers(List<PolicyNumber> items) {}

    /**
     * How far one is.
     *
     * @param expected about how many households there are; zero while no partition has said so
     */
    public record Progress(long lookedAt, long expected, long parts, long partsDone) {}

    /** With one part for each partition. */
    public Uni<Void> add(BackTest test, int partitions) {
        Tuple row = Tuple.tuple()
                .addValue(test.id())
                .addValue(test.title())
                .addValue(test.divisionCode())
                .addValue(test.basis().name())
                .addValue(test.days().toArray(LocalDate[]::new))
                .addValue(test.samplePercent())
                .addValue(new String(EventJson.write(new Numbers(test.numbers())), StandardCharsets.UTF_8))
                .addValue(test.yaml())
                .addValue(test.changeId())
                .addValue(test.asked().userId())
                .addValue(test.asked().name())
                .addValue(test.asked().at().atOffset(ZoneOffset.UTC));
        List<Tuple> parts = IntStream.range(0, partitions)
                .mapToObj(partition -> Tuple.of(test.id(), partition))
                .toList();
        return pool.withTransaction(tx -> tx.preparedQuery(ADD)
                .execute(row)
                .chain(() -> tx.preparedQuery(
                                "insert into back_test_part (back_test_id, partition, state) values ($1, $2, 'WAITING')")
                        .executeBatch(parts))
                .replaceWithVoid());
    }

    public Uni<Optional<BackTest>> find(String id) {
        return pool.preparedQuery("select * from back_test where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Of divisions in scope, newest first. */
    public Uni<Page<BackTest>> list(DivisionScope scope, PageRequest page) {
        String which = " from back_test where division_code like $1";
        return pool.preparedQuery("select count(*)" + which)
                .execute(Tuple.of(scope.likePattern()))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(
                                "select *" + which + " order by asked_at desc, id limit $2 offset $3")
                        .execute(Tuple.of(scope.likePattern(), page.size(), page.offset()))
                        .map(rows -> Page.of(all(rows), total, page)));
    }

    public Uni<Progress> progress(String id) {
        return pool.preparedQuery(PROGRESS).execute(Tuple.of(id)).map(rows -> {
            Row row = rows.iterator().next();
            return new Progress(
                    row.getLong("looked_at"),
                    row.getNumeric("expected").longValue(),
                    row.getLong("parts"),
                    row.getLong("parts_done"));
        });
    }

    /** Of the parts that are done. */
    public Uni<Tally> tally(String id) {
        return pool.preparedQuery(
                        "select tally::text as tally from back_test_part where back_test_id = $1 and tally is not null")
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row ->
                                EventJson.read(row.getString("tally").getBytes(StandardCharsets.UTF_8), Tally.class))
                        .reduce(Tally.NONE, Tally::plus));
    }

    /** False when it was no longer running. */
    public Uni<Boolean> cancel(String id, Instant now) {
        return end(id, State.CANCELLED, null, now);
    }

    public Uni<Boolean> fail(String id, String failure, Instant now) {
        return end(id, State.FAILED, failure, now);
    }

    private Uni<Boolean> end(String id, State state, @Nullable String failure, Instant now) {
        return pool.preparedQuery(
                        "update back_test set state = $2, failure = $3, finished_at = $4 where id = $1 and state = 'RUNNING'")
                .execute(Tuple.of(id, state.name(), failure, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Forgets those asked for before then, and their households. */
    public Uni<Void> forget(Instant before) {
        return pool.preparedQuery("delete from back_test where asked_at < $1 and state <> 'RUNNING'")
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    static List<BackTest> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(BackTests::one)
                .toList();
    }

    private static BackTest one(Row row) {
        OffsetDateTime finishedAt = row.getOffsetDateTime("finished_at");
        byte[] numbers = row.getJsonObject("numbers").encode().getBytes(StandardCharsets.UTF_8);
        return new BackTest(
                row.getString("id"),
                row.getString("title"),
                row.getString("division_code"),
                Basis.valueOf(row.getString("basis")),
                List.of(row.getArrayOfLocalDates("days")),
                row.getInteger("sample_percent"),
                EventJson.read(numbers, Numbers.class).items(),
                row.getString("yaml"),
                row.getString("change_id"),
                State.valueOf(row.getString("state")),
                row.getString("failure"),
                new By(
                        row.getString("asked_by"),
                        row.getString("asker_name"),
                        row.getOffsetDateTime("asked_at").toInstant()),
                finishedAt == null ? null : finishedAt.toInstant());
    }
}
