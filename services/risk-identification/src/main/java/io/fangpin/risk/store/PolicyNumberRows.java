package io.fangpin.risk.store;

import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Policy numbers, table {@code policy_parameter}. */
@ApplicationScoped
public class PolicyNumberRows {
    private static final String INSERT = """
            insert into policy_parameter as p (code, region_code, valid_from, valid_to, value, unit, source_document,
                                               confirmed, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (code, region_code, valid_from)
            """;
    private static final String UPDATE = """
             do update set valid_to = excluded.valid_to, value = excluded.value, unit = excluded.unit,
             source_document = excluded.source_document, confirmed = excluded.confirmed,
             changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """;

    public Uni<List<PolicyNumber>> all(SqlClient tx) {
        return tx.preparedQuery("select * from policy_parameter order by code, region_code, valid_from")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PolicyNumberRows::number)
                        .toList());
    }

    /** Adds numbers; those of the same code, region and first day are replaced. */
    public Uni<Void> put(SqlClient tx, List<PolicyNumber> numbers, String by, Instant at) {
        return batch(tx, INSERT + UPDATE, numbers, by, at).replaceWithVoid();
    }

    /** Adds numbers that are not there; yields how many. What an administrator changed stays. */
    public Uni<Integer> addMissing(SqlClient tx, List<PolicyNumber> numbers, String by, Instant at) {
        return batch(tx, INSERT + " do nothing", numbers, by, at);
    }

    private static Uni<Integer> batch(SqlClient tx, String sql, List<PolicyNumber> numbers, String by, Instant at) {
        List<Tuple> rows = numbers.stream().map(number -> row(number, by, at)).toList();
        return rows.isEmpty()
                ? Uni.createFrom().item(0)
                : tx.preparedQuery(sql).executeBatch(rows).map(result -> {
                    int count = 0;
                    for (var each = result; each != null; each = each.next()) {
                        count += each.rowCount();
                    }
                    return count;
                });
    }

    private static Tuple row(PolicyNumber number, String by, Instant at) {
        return Tuple.tuple()
                .addValue(number.code())
                .addValue(number.region())
                .addValue(number.validFrom())
                .addValue(number.validTo())
                .addValue(number.value())
                .addValue(number.unit())
                .addValue(number.sourceDocument())
                .addValue(number.confirmed())
                .addValue(by)
                .addValue(at.atOffset(ZoneOffset.UTC));
    }

    private static PolicyNumber number(Row row) {
        return new PolicyNumber(
                row.getString("code"),
                row.getString("region_code"),
                row.getLocalDate("valid_from"),
                row.getLocalDate("valid_to"),
                row.getLong("value"),
                row.getString("unit"),
                row.getString("source_document"),
                row.getBoolean("confirmed"));
    }
}
