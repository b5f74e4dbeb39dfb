package io.fangpin.matching.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The trail of records that went from one person to another; only added to. */
@ApplicationScoped
public class RecordMoves {
    private static final String INSERT = """
            insert into record_move (record_id, version, fact_id, from_household, from_person, to_household, to_person,
                because, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing
            """;

    private final Pool pool;

    @Inject
    RecordMoves(Pool pool) {
        this.pool = pool;
    }

    /**
     * One move.
     *
     * @param version with which the record went round
     * @param toHousehold absent when it is nobody's now, as is {@code toPerson}
     * @param because match method, or the reason why it is nobody's
     */
    public record RecordMove(
            String recordId,
            String version,
            String factId,
            String fromHousehold,
            @Nullable String fromPerson,
            @Nullable String toHousehold,
            @Nullable String toPerson,
            String because,
            Instant at) {}

    /** The same move again changes nothing. */
    public Uni<Void> keep(RecordMove move) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(move.recordId)
                        .addValue(move.version)
                        .addValue(move.factId)
                        .addValue(move.fromHousehold)
                        .addValue(move.fromPerson)
                        .addValue(move.toHousehold)
                        .addValue(move.toPerson)
                        .addValue(move.because)
                        .addValue(Batches.utc(move.at)))
                .replaceWithVoid();
    }

    /** The newest first. */
    public Uni<List<RecordMove>> of(String recordId) {
        return pool.preparedQuery("select * from record_move where record_id = $1 order by version desc")
                .execute(Tuple.of(recordId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RecordMoves::move)
                        .toList());
    }

    private static RecordMove move(Row row) {
        return new RecordMove(
                row.getString("record_id"),
                row.getString("version"),
                row.getString("fact_id"),
                row.getString("from_household"),
                row.getString("from_person"),
                row.getString("to_household"),
                row.getString("to_person"),
                row.getString("because"),
                row.getOffsetDateTime("at").toInstant());
    }
}
