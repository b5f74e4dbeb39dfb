package io.fangpin.assistance.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the money of cash measures stands, as fund-tracking says. */
@ApplicationScoped
public class Payments {

    private static final String KNOWN = "select measure_id from measure where measure_id = any($1)";

    private static final String UPSERT = """
            insert into measure_payment (measure_id, payment_id, payment_no, state, amount_fen, violation, reason_zh,
                   reason_en, at)
            select p."measureId", p."paymentId", p."paymentNo", p.state, p."amountFen", p.violation, p."reasonZh",
                   p."reasonEn", p.at
            from json_to_recordset(cast(cast($1 as text) as json)) as p("measureId" text, "paymentId" text,
                   "paymentNo" text, state text, "amountFen" bigint, violation text, "reasonZh" text, "reasonEn" text,
                   at timestamptz)
            on conflict (measure_id) do update set payment_id = excluded.payment_id, payment_no = excluded.payment_no,
                   state = excluded.state, amount_fen = excluded.amount_fen, violation = excluded.violation,
                   reason_zh = excluded.reason_zh, reason_en = excluded.reason_en, at = excluded.at
            where measure_payment.at <= excluded.at
            """;

    /** The newest of a measure's payment; state REFUSED carries the violation. */
    public record Standing(
            String measureId,
            @Nullable String paymentId,
            @Nullable String paymentNo,
            String state,
            long amountFen,
            @Nullable String violation,
            @Nullable String reasonZh,
            @Nullable String reasonEn,
            Instant at) {}

    public Uni<Set<String>> knownMeasures(SqlConnection tx, Collection<String> measureIds) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(measureIds.toArray(String[]::new)))
                .map(rows -> Openings.stream(rows).map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    /** One standing per measure. */
    public Uni<Void> keep(SqlConnection tx, Collection<Standing> standings) {
        return standings.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPSERT)
                        .execute(Tuple.of(Json.write(standings)))
                        .replaceWithVoid();
    }
}
