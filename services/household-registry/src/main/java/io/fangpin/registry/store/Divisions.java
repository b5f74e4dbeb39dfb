package io.fangpin.registry.store;

import io.fangpin.schemas.people.DivisionCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Administrative divisions with the time in which their code is valid. */
@ApplicationScoped
public class Divisions {

    /** Ancestors' codes are prefixes filled up with zeros, so the full name is one look at the same table. */
    private static final String SELECT = """
            select d.code, d.name, d.level, d.parent, d.valid_from, d.valid_to, d.synthetic,
                   (select string_agg(a.name, '' order by a.code) from division a
                    where a.code in (rpad(left(d.code, 2), 12, '0'), rpad(left(d.code, 4), 12, '0'),
                                     rpad(left(d.code, 6), 12, '0'), rpad(left(d.code, 9), 12, '0'), d.code)) as full_name
            from division d
            """;

    private static final String ONE = SELECT + " where d.code = $1";
    private static final String VALID =
            " and (d.valid_from is null or d.valid_from <= $1) and (d.valid_to is null or d.valid_to > $1)";
    private static final String CHILDREN = SELECT + " where d.parent = $2" + VALID + " order by d.code";
    private static final String ROOTS = SELECT + " where not exists (select 1 from division p where p.code = d.parent)"
            + VALID + " order by d.code";
    private static final String UPSERT = """
            insert into division (code, name, level, parent, valid_from, valid_to, synthetic)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (code) do update set name = excluded.name, valid_from = excluded.valid_from,
                   valid_to = excluded.valid_to, synthetic = excluded.synthetic
            """;
    private static final String UNKNOWN = """
            select code from unnest($1::text[]) as asked(code)
            where exists (select 1 from division) and not exists (select 1 from division d where d.code = asked.code)
            """;

    private final Pool pool;

    @Inject
    public Divisions(Pool pool) {
        this.pool = pool;
    }

    /** A division; {@code fullName} strings the names of all above it that are known. */
    public record Division(
            String code,
            String name,
            String fullName,
            DivisionCode.Level level,
            @Nullable String parent,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            boolean synthetic) {}

    public Uni<Optional<Division>> find(String code) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(code))
                .map(rows -> list(rows).stream().findFirst());
    }

    public Uni<List<Division>> childrenOf(String parent, LocalDate date) {
        return pool.preparedQuery(CHILDREN).execute(Tuple.of(date, parent)).map(Divisions::list);
    }

    /** Divisions above which no other is known. */
    public Uni<List<Division>> roots(LocalDate date) {
        return pool.preparedQuery(ROOTS).execute(Tuple.of(date)).map(Divisions::list);
    }

    public Uni<Void> put(List<Division> divisions) {
        List<Tuple> rows = divisions.stream()
                .map(d -> Tuple.tuple()
                        .addValue(d.code())
                        .addValue(d.name())
                        .addValue(d.level().name())
                        .addValue(d.parent())
                        .addValue(d.validFrom())
                        .addValue(d.validTo())
                        .addValue(d.synthetic()))
                .toList();
        return pool.withTransaction(tx -> tx.preparedQuery(UPSERT).executeBatch(rows))
                .replaceWithVoid();
    }

    /** The codes that are not in the list of divisions; none as long as there is no list at all. */
    public Uni<Set<String>> unknown(SqlClient tx, Collection<String> codes) {
        return tx.preparedQuery(UNKNOWN)
                .execute(Tuple.of(codes.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> unknown = new HashSet<>();
                    rows.forEach(row -> unknown.add(row.getString(0)));
                    return unknown;
                });
    }

    private static List<Division> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Division(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("full_name"),
                        DivisionCode.Level.valueOf(row.getString("level")),
                        row.getString("parent"),
                        row.getLocalDate("valid_from"),
                        row.getLocalDate("valid_to"),
                        row.getBoolean("synthetic")))
                .toList();
    }
}
