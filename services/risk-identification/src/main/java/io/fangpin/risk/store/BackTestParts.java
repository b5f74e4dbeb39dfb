package io.fangpin.risk.store;

import io.fangpin.risk.domain.backtest.BackTest;
import io.fangpin.risk.domain.backtest.Tally;
import io.fangpin.schemas.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The parts of running back-tests, one for each partition of the profiles; the replica that holds a partition takes its part,
 * and one that was left by its worker is taken again from its beginning. Table {@code back_test_part}.
 */
@ApplicationScoped
public class BackTestParts {
    private static final String CLAIM = """
            update back_test_part as part set state = 'RUNNING', worker = $2, beat_at = $3, looked_at = 0, expected = null
            where (back_test_id, partition) in (
                select waiting.back_test_id, waiting.partition from back_test_part as waiting
                join back_test as test on test.id = waiting.back_test_id and test.state = 'RUNNING'
                where waiting.partition = any($1)
                and (waiting.state = 'WAITING' or (waiting.state = 'RUNNING' and waiting.beat_at < $4))
                order by test.asked_at, waiting.partition limit 1 for update of waiting skip locked)
            returning back_test_id, partition
            """;
    private static final String BEAT = """
            update back_test_part as part set beat_at = $4, looked_at = $5, expected = $6
            from back_test as test where test.id = part.back_test_id and test.state = 'RUNNING'
            and part.back_test_id = $1 and part.partition = $2 and part.worker = $3 and part.state = 'RUNNING'
            """;
    private static final String FINISH = """
            update back_test_part set state = 'DONE', looked_at = $4, expected = $4, tally = $5::text::jsonb
            where back_test_id = $1 and partition = $2 and worker = $3 and state = 'RUNNING'
            """;
    private static final String FINISH_WHOLE = """
            update back_test set state = 'DONE', finished_at = $2 where id = $1 and state = 'RUNNING'
            and not exists (select from back_test_part where back_test_id = $1 and state <> 'DONE')
            """;

    private final Pool pool;

    @Inject
    BackTestParts(Pool pool) {
        this.pool = pool;
    }

    /** A part that is this worker's now. */
    public record Part(BackTest test, int partition, String worker) {}

    /** Takes a waiting part of one of these partitions, or one whose worker has not been heard of since then. */
    public Uni<Optional<Part>> claim(Collection<Integer> partitions, String worker, Instant now, Instant silentSince) {
        Tuple which = Tuple.of(
                partitions.toArray(Integer[]::new),
                worker,
                now.atOffset(ZoneOffset.UTC),
                silentSince.atOffset(ZoneOffset.UTC));
        return pool.withTransaction(tx -> tx.preparedQuery(CLAIM).execute(which).chain(rows -> {
            Optional<Row> claimed =
                    StreamSupport.stream(rows.spliterator(), false).findFirst();
            if (claimed.isEmpty()) {
                return Uni.createFrom().item(Optional.<Part>empty());
            }
            String id = claimed.get().getString("back_test_id");
            int partition = claimed.get().getInteger("partition");
            return tx.preparedQuery("delete from back_test_household where back_test_id = $1 and partition = $2")
                    .execute(Tuple.of(id, partition))
                    .chain(() -> tx.preparedQuery("select * from back_test where id = $1")
                            .execute(Tuple.of(id)))
                    .map(found ->
                            BackTests.all(found).stream().findFirst().map(test -> new Part(test, partition, worker)));
        }));
    }

    /** Says that one is at it, and how far; false when it is no longer wanted of this worker. */
    public Uni<Boolean> beat(Part part, long lookedAt, long expected, Instant now) {
        return pool.preparedQuery(BEAT)
                .execute(Tuple.of(
                        part.test.id(),
                        part.partition,
                        part.worker,
                        now.atOffset(ZoneOffset.UTC),
                        lookedAt,
                        Math.max(lookedAt, expected)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The last part to be finished finishes the whole. */
    public Uni<Void> finish(Part part, long lookedAt, Tally tally, Instant now) {
        String json = new String(EventJson.write(tally), StandardCharsets.UTF_8);
        return pool.withTransaction(tx -> tx.preparedQuery("select from back_test where id = $1 for update")
                .execute(Tuple.of(part.test.id()))
                .chain(() -> tx.preparedQuery(FINISH)
                        .execute(Tuple.of(part.test.id(), part.partition, part.worker, lookedAt, json)))
                .chain(() ->
                        tx.preparedQuery(FINISH_WHOLE).execute(Tuple.of(part.test.id(), now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid());
    }

    /** Gives it back, for whoever holds the partition now. */
    public Uni<Void> release(Part part) {
        return pool.preparedQuery("""
                        update back_test_part set state = 'WAITING', worker = null, looked_at = 0
                        where back_test_id = $1 and partition = $2 and worker = $3 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(part.test.id(), part.partition, part.worker))
                .replaceWithVoid();
    }
}
