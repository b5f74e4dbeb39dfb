package io.fangpin.funds.store;

import io.fangpin.funds.domain.CashMeasure;
import io.fangpin.funds.domain.Payment;
import io.fangpin.funds.domain.PaymentDecisions.EarlierPayment;
import io.fangpin.funds.domain.PaymentStep;
import io.fangpin.schemas.funds.PaymentMoved.PaymentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments and where they stand. */
@ApplicationScoped
public class Payments {

    private static final String INSERT = """
            insert into payment (id, no, state, measure_id, plan_id, case_id, alert_ids, household_id, person_id,
                division_code, project_id, measure_title_zh, benefit_code, period, amount_fen, synthetic,
                created_at, updated_at)
            values ($1, left($2, 6) || '-' || $3 || '-P' || lpad(nextval('payment_no')::text, 7, '0'), 'ORDERED', $4, $5,
                $6, $7, $8, $9, $2, $10, $11, $12, $13, $14, $15, $16, $16)
            returning *
            """;
    /** Serialises decisions on the same person, benefit and period until the transaction ends. */
    private static final String LOCK_BENEFIT = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    private static final String EARLIER = """
            select no from payment where person_id = $1 and benefit_code = $2 and period = $3 and state <> 'CANCELLED'
            """;
    private static final String MEASURE_KNOWN = """
            select exists(select from payment where measure_id = $1) or exists(select from refusal where measure_id = $1)
            """;
    private static final String LOCK = "select * from payment where id = $1 and division_code like $2 for update";
    private static final String LOCK_NO = "select * from payment where no = $1 for update";
    private static final String LOCK_OPEN_OF_PERSON = """
            select * from payment where person_id = $1 and state in ('ORDERED', 'APPROVED', 'RETURNED') for update
            """;
    private static final String STEP = """
            update payment set state = $2, version = version + 1, bank_batch_id = $3, return_reason_zh = $4,
                approved_by = $5, updated_at = $6
            where id = $1 returning *
            """;
    private static final String MATCHING = """
            from payment where division_code like $1 and ($2::text is null or state = $2)
            and ($3::text is null or household_id = $3) and ($4::text is null or measure_id = $4)
            """;

    private final Pool pool;
    private final Clock clock;

    @Inject
    public Payments(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Which payments are asked for; empty is any. */
    public record Filter(Optional<String> state, Optional<String> householdId, Optional<String> measureId) {}

    /** What a step writes beside the new state. */
    public record StepNotes(
            @Nullable String bankBatchId,
            @Nullable String returnReasonZh,
            @Nullable String approvedBy) {

        public static StepNotes keep(Payment payment) {
            return new StepNotes(payment.bankBatchId(), payment.returnReasonZh(), payment.approvedBy());
        }
    }

    public Uni<Boolean> measureKnown(SqlConnection tx, String measureId) {
        return tx.preparedQuery(MEASURE_KNOWN)
                .execute(Tuple.of(measureId))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    public Uni<Optional<EarlierPayment>> earlier(SqlConnection tx, CashMeasure measure) {
        String once = measure.personId() + "|" + measure.benefitCode() + "|" + measure.period();
        return tx.preparedQuery(LOCK_BENEFIT)
                .execute(Tuple.of(once))
                .chain(() -> tx.preparedQuery(EARLIER)
                        .execute(Tuple.of(measure.personId(), measure.benefitCode(), measure.period())))
                .map(rows -> Rows.first(rows, row -> new EarlierPayment(row.getString("no"))));
    }

    public Uni<Payment> insert(SqlConnection tx, CashMeasure measure, String projectId) {
        Instant now = clock.instant();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(UUID.randomUUID().toString())
                        .addValue(measure.divisionCode())
                        .addValue(String.valueOf(now.atZone(clock.getZone()).getYear()))
                        .addValue(measure.measureId())
                        .addValue(measure.planId())
                        .addValue(measure.caseId())
                        .addValue(measure.alertIds().toArray(String[]::new))
                        .addValue(measure.householdId())
                        .addValue(measure.personId())
                        .addValue(projectId)
                        .addValue(measure.titleZh())
                        .addValue(measure.benefitCode())
                        .addValue(measure.period())
                        .addValue(measure.amountFen())
                        .addValue(measure.synthetic())
                        .addValue(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> payment(rows.iterator().next()));
    }

    public Uni<Optional<Payment>> lock(SqlConnection tx, String paymentId, String divisionPattern) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(paymentId, divisionPattern))
                .map(rows -> Rows.first(rows, Payments::payment));
    }

    public Uni<Optional<Payment>> lockByNo(SqlConnection tx, String paymentNo) {
        return tx.preparedQuery(LOCK_NO).execute(Tuple.of(paymentNo)).map(rows -> Rows.first(rows, Payments::payment));
    }

    /** Payments of the person that have not left for the bank. */
    public Uni<List<Payment>> lockOpenOfPerson(SqlConnection tx, String personId) {
        return tx.preparedQuery(LOCK_OPEN_OF_PERSON)
                .execute(Tuple.of(personId))
                .map(rows -> Rows.list(rows, Payments::payment));
    }

    public Uni<Payment> step(SqlConnection tx, Payment payment, PaymentStep step, StepNotes notes) {
        return tx.preparedQuery(STEP)
                .execute(Tuple.of(
                        payment.paymentId(),
                        step.to().name(),
                        notes.bankBatchId(),
                        notes.returnReasonZh(),
                        notes.approvedBy(),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> payment(rows.iterator().next()));
    }

    public Uni<Optional<Payment>> find(String paymentId, String divisionPattern) {
        return pool.preparedQuery("select * from payment where id = $1 and division_code like $2")
                .execute(Tuple.of(paymentId, divisionPattern))
                .map(rows -> Rows.first(rows, Payments::payment));
    }

    public Uni<Long> count(String divisionPattern, Filter filter) {
        return pool.preparedQuery("select count(*) " + MATCHING)
                .execute(tuple(divisionPattern, filter))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Uni<List<Payment>> list(String divisionPattern, Filter filter, int limit, int offset) {
        return pool.preparedQuery("select * " + MATCHING + " order by created_at desc, id limit $5 offset $6")
                .execute(tuple(divisionPattern, filter).addValue(limit).addValue(offset))
                .map(rows -> Rows.list(rows, Payments::payment));
    }

    private static Tuple tuple(String divisionPattern, Filter filter) {
        return Tuple.tuple()
                .addValue(divisionPattern)
                .addValue(filter.state().orElse(null))
                .addValue(filter.householdId().orElse(null))
                .addValue(filter.measureId().orElse(null));
    }

    static Payment payment(Row row) {
        return new Payment(
                row.getString("id"),
                row.getString("no"),
                PaymentState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getString("measure_id"),
                row.getString("plan_id"),
                row.getString("case_id"),
                List.of(row.getArrayOfStrings("alert_ids")),
                row.getString("household_id"),
                row.getString("person_id"),
                row.getString("division_code"),
                row.getString("project_id"),
                row.getString("measure_title_zh"),
                row.getString("benefit_code"),
                row.getString("period"),
                row.getLong("amount_fen"),
                row.getString("bank_batch_id"),
                row.getString("return_reason_zh"),
                row.getString("approved_by"),
                row.getBoolean("synthetic"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
