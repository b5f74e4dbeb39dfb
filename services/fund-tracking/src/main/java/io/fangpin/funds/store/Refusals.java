package io.fangpin.funds.store;

import io.fangpin.funds.domain.CashMeasure;
import io.fangpin.funds.domain.PaymentDecision.Refused;
import io.fangpin.schemas.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Cash measures that were not paid, and why; one may be tried again once its cause is gone. */
@ApplicationScoped
public class Refusals {

    private static final String SAVE = """
            insert into refusal (measure_id, measure, household_id, person_id, division_code, benefit_code, period,
                amount_fen, violation, reason_zh, reason_en, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (measure_id) do update set violation = excluded.violation, reason_zh = excluded.reason_zh,
                reason_en = excluded.reason_en, at = excluded.at
            """;

    private final Pool pool;
    private final Clock clock;

    @Inject
    public Refusals(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** One refused cash measure; amount in fen. */
    public record Refusal(
            String measureId,
            String householdId,
            String personId,
            String divisionCode,
            String benefitCode,
            String period,
            long amountFen,
            String violation,
            String reasonZh,
            String reasonEn,
            Instant at) {}

    public Uni<Void> save(SqlConnection tx, CashMeasure measure, Refused refused) {
        return tx.preparedQuery(SAVE)
                .execute(Tuple.tuple()
                        .addValue(measure.measureId())
                        .addValue(new JsonObject(new String(EventJson.write(measure), StandardCharsets.UTF_8)))
                        .addValue(measure.householdId())
                        .addValue(measure.personId())
                        .addValue(measure.divisionCode())
                        .addValue(measure.benefitCode())
                        .addValue(measure.period())
                        .addValue(measure.amountFen())
                        .addValue(refused.violation().name())
                        .addValue(refused.reasonZh())
                        .addValue(refused.reasonEn())
                        .addValue(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Takes the measure out of the refusals, to decide on it anew. */
    public Uni<Optional<CashMeasure>> take(SqlConnection tx, String measureId, String divisionPattern) {
        return tx.preparedQuery("delete from refusal where measure_id = $1 and division_code like $2 returning measure")
                .execute(Tuple.of(measureId, divisionPattern))
                .map(rows -> Rows.first(
                        rows,
                        row -> EventJson.read(
                                row.getJsonObject("measure").encode().getBytes(StandardCharsets.UTF_8),
                                CashMeasure.class)));
    }

    public Uni<Long> count(String divisionPattern) {
        return pool.preparedQuery("select count(*) from refusal where division_code like $1")
                .execute(Tuple.of(divisionPattern))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Uni<List<Refusal>> list(String divisionPattern, int limit, int offset) {
        return pool.preparedQuery(
                        "select * from refusal where division_code like $1 order by at desc, measure_id limit $2 offset $3")
                .execute(Tuple.of(divisionPattern, limit, offset))
                .map(rows -> Rows.list(rows, Refusals::refusal));
    }

    private static Refusal refusal(Row row) {
        return new Refusal(
                row.getString("measure_id"),
                row.getString("household_id"),
                row.getString("person_id"),
                row.getString("division_code"),
                row.getString("benefit_code"),
                row.getString("period"),
                row.getLong("amount_fen"),
                row.getString("violation"),
                row.getString("reason_zh"),
                row.getString("reason_en"),
                row.getOffsetDateTime("at").toInstant());
    }
}
