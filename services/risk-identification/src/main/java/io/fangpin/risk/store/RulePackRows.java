package io.fangpin.risk.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Rule packs as published, table {@code rule_pack}. */
@ApplicationScoped
public class RulePackRows {
    private static final String COLUMNS =
            "region_code, pack_id, pack_version, yaml, checksum, published_by, published_at";

    /** A published pack. */
    public record RulePackRow(
            String region,
            String packId,
            String packVersion,
            String yaml,
            String checksum,
            String publishedBy,
            Instant publishedAt) {}

    /** Publications one after another, also of several replicas that start together. */
    public Uni<Void> lock(SqlClient tx) {
        return tx.query("select pg_advisory_xact_lock(hashtext('fangpin.risk.policy'))")
                .execute()
                .replaceWithVoid();
    }

    /** The pack in force in each region that has one of its own. */
    public Uni<List<RulePackRow>> inForce(SqlClient tx) {
        return tx.query("select distinct on (region_code) " + COLUMNS
                        + " from rule_pack order by region_code, in_force_no desc")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RulePackRows::pack)
                        .toList());
    }

    public Uni<Optional<RulePackRow>> find(SqlClient tx, String region, String packId, String packVersion) {
        return tx.preparedQuery("select " + COLUMNS
                        + " from rule_pack where region_code = $1 and pack_id = $2 and pack_version = $3")
                .execute(Tuple.of(region, packId, packVersion))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RulePackRows::pack)
                        .findFirst());
    }

    public Uni<Void> add(SqlClient tx, RulePackRow pack) {
        return tx.preparedQuery("insert into rule_pack (" + COLUMNS + ") values ($1, $2, $3, $4, $5, $6, $7)")
                .execute(Tuple.tuple()
                        .addValue(pack.region())
                        .addValue(pack.packId())
                        .addValue(pack.packVersion())
                        .addValue(pack.yaml())
                        .addValue(pack.checksum())
                        .addValue(pack.publishedBy())
                        .addValue(pack.publishedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** An older version comes into force again. */
    public Uni<Void> reinstate(SqlClient tx, RulePackRow pack) {
        return tx.preparedQuery("""
                        update rule_pack set in_force_no = nextval('rule_pack_in_force')
                        where region_code = $1 and pack_id = $2 and pack_version = $3
                        """)
                .execute(Tuple.of(pack.region(), pack.packId(), pack.packVersion()))
                .replaceWithVoid();
    }

    /** Every version that was published, the one in force first. */
    public Uni<List<RulePackRow>> versions(SqlClient tx, String region) {
        return tx.preparedQuery(
                        "select " + COLUMNS + " from rule_pack where region_code = $1 order by in_force_no desc")
                .execute(Tuple.of(region))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RulePackRows::pack)
                        .toList());
    }

    private static RulePackRow pack(Row row) {
        return new RulePackRow(
                row.getString("region_code"),
                row.getString("pack_id"),
                row.getString("pack_version"),
                row.getString("yaml"),
                row.getString("checksum"),
                row.getString("published_by"),
                row.getOffsetDateTime("published_at").toInstant());
    }
}
