package io.fangpin.matching.store;

import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Actor;
import io.fangpin.matching.domain.RowBounds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What counties and departments agreed on about the size of datasets; one a dataset and county is in force. */
@ApplicationScoped
public class SizeAgreements {
    private static final String INSERT = """
            insert into size_agreement
                (agreement_id, dataset, division_code, least_rows, most_rows, note, agreed_by, agreed_name, agreed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String END =
            "update size_agreement set withdrawn_by = $1, withdrawn_name = $2, withdrawn_at = $3 where withdrawn_at is null";
    private static final String REPLACE = END + " and dataset = $4 and division_code = $5";
    private static final String WITHDRAW = END + " and agreement_id = $4";
    private static final String LIST = """
            select * from size_agreement
            where (division_code like $1 or $1 like rtrim(division_code, '0') || '%') and ($2::text is null or dataset = $2)
            order by agreed_at desc, agreement_id limit
            """ + PageRequest.MAX_SIZE;

    private final Pool pool;

    @Inject
    SizeAgreements(Pool pool) {
        this.pool = pool;
    }

    /**
     * An agreement, and since when it counts no more.
     *
     * @param divisionCode of the county
     * @param note what it rests on, in the words of who entered it
     * @param withdrawnName who withdrew it, or entered the one that replaced it
     */
    public record SizeAgreement(
            UUID agreementId,
            String dataset,
            String divisionCode,
            RowBounds rows,
            String note,
            String agreedBy,
            @Nullable String agreedName,
            Instant agreedAt,
            @Nullable String withdrawnName,
            @Nullable Instant withdrawnAt) {}

    /** Keeps it; the one in force before counts no more. */
    public Uni<Void> keep(SizeAgreement made) {
        OffsetDateTime at = Batches.utc(made.agreedAt);
        return pool.withTransaction(tx -> tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 2))")
                .execute(Tuple.of(made.dataset + made.divisionCode))
                .chain(() -> tx.preparedQuery(REPLACE)
                        .execute(Tuple.of(made.agreedBy, made.agreedName, at, made.dataset, made.divisionCode)))
                .chain(() -> tx.preparedQuery(INSERT)
                        .execute(Tuple.tuple()
                                .addValue(made.agreementId)
                                .addValue(made.dataset)
                                .addValue(made.divisionCode)
                                .addValue(made.rows.least())
                                .addValue(made.rows.most())
                                .addValue(made.note)
                                .addValue(made.agreedBy)
                                .addValue(made.agreedName)
                                .addValue(at)))
                .replaceWithVoid());
    }

    /** Nothing happens to one that counts no more. */
    public Uni<Void> withdraw(UUID agreementId, Actor by, Instant now) {
        return pool.preparedQuery(WITHDRAW)
                .execute(Tuple.of(by.userId(), by.name(), Batches.utc(now), agreementId))
                .replaceWithVoid();
    }

    public Uni<Optional<SizeAgreement>> find(UUID agreementId) {
        return pool.preparedQuery("select * from size_agreement where agreement_id = $1")
                .execute(Tuple.of(agreementId))
                .map(rows -> all(rows).stream().findFirst());
    }

    public Uni<Optional<SizeAgreement>> inForce(String dataset, String county) {
        return pool.preparedQuery("select * from size_agreement where dataset = $1 and division_code = $2"
                        + " and withdrawn_at is null")
                .execute(Tuple.of(dataset, county))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Of the counties of a division, or of the one around it; those that count no more too; the newest first. */
    public Uni<List<SizeAgreement>> list(String divisionPrefix, @Nullable String dataset) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(divisionPrefix + "%", dataset))
                .map(SizeAgreements::all);
    }

    private static List<SizeAgreement> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(SizeAgreements::agreement)
                .toList();
    }

    private static SizeAgreement agreement(Row row) {
        OffsetDateTime withdrawn = row.getOffsetDateTime("withdrawn_at");
        return new SizeAgreement(
                row.getUUID("agreement_id"),
                row.getString("dataset"),
                row.getString("division_code"),
                new RowBounds(row.getLong("least_rows"), row.getLong("most_rows")),
                row.getString("note"),
                row.getString("agreed_by"),
                row.getString("agreed_name"),
                row.getOffsetDateTime("agreed_at").toInstant(),
                row.getString("withdrawn_name"),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
