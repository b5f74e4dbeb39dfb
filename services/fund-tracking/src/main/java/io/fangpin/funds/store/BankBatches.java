package io.fangpin.funds.store;

import io.fangpin.funds.domain.Payment;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files to the bank and what came back; cards stay sealed. */
@ApplicationScoped
public class BankBatches {

    private static final String SENDABLE = """
            select p.*, h.bank_name, h.bank_card_sealed, m.name as payee_name from payment p
            join payee_household h on h.household_id = p.household_id join payee_person m on m.person_id = p.person_id
            where p.state = 'APPROVED' and p.division_code like $1 and h.bank_card_sealed is not null
            order by p.no limit $2 for update of p skip locked
            """;
    private static final String INSERT = """
            insert into bank_batch (id, no, division_code, payments, amount_fen, created_by, created_at)
            values ($1, $2 || '-B' || lpad(nextval('bank_batch_no')::text, 6, '0'), $3, $4, $5, $6, $7) returning *
            """;
    private static final String INSERT_LINE = """
            insert into bank_batch_line (bank_batch_id, line, payment_id, payee_name, bank_name, card_sealed, amount_fen)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String LINES = """
            select l.*, p.no, p.benefit_code, p.period from bank_batch_line l join payment p on p.id = l.payment_id
            where l.bank_batch_id = $1 order by l.line
            """;
    private static final String RESULT = """
            update bank_batch_line l set result = $3, reason_zh = $4 from payment p
            where l.bank_batch_id = $1 and p.id = l.payment_id and p.no = $2 and l.result is null
            returning l.payment_id
            """;

    private final Pool pool;
    private final Clock clock;

    @Inject
    public BankBatches(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** An approved payment with the card it goes to, still sealed. */
    public record Sendable(
            Payment payment, String payeeName, @Nullable String bankName, String cardSealed) {}

    /** A file to the bank. */
    public record BankBatch(
            String bankBatchId,
            String no,
            String divisionCode,
            int payments,
            long amountFen,
            String createdBy,
            Instant createdAt,
            @Nullable String returnFileHash,
            @Nullable Instant returnedAt) {}

    /** One line of the file and what the bank said of it. */
    public record Line(
            int line,
            String paymentId,
            String paymentNo,
            String payeeName,
            @Nullable String bankName,
            String cardSealed,
            String purpose,
            long amountFen,
            @Nullable String result,
            @Nullable String reasonZh) {}

    /** Approved payments, locked; another batch being made at the same time does not take them too. */
    public Uni<List<Sendable>> lockSendable(SqlConnection tx, String divisionPattern, int limit) {
        return tx.preparedQuery(SENDABLE)
                .execute(Tuple.of(divisionPattern, limit))
                .map(rows -> Rows.list(
                        rows,
                        row -> new Sendable(
                                Payments.payment(row),
                                row.getString("payee_name"),
                                row.getString("bank_name"),
                                row.getString("bank_card_sealed"))));
    }

    public Uni<BankBatch> insert(SqlConnection tx, String divisionCode, List<Sendable> payments, String actor) {
        String id = UUID.randomUUID().toString();
        long total = payments.stream().mapToLong(s -> s.payment().amountFen()).sum();
        List<Tuple> lines = new ArrayList<>();
        for (Sendable s : payments) {
            lines.add(Tuple.tuple()
                    .addValue(id)
                    .addValue(lines.size() + 1)
                    .addValue(s.payment().paymentId())
                    .addValue(s.payeeName())
                    .addValue(s.bankName())
                    .addValue(s.cardSealed())
                    .addValue(s.payment().amountFen()));
        }
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(id)
                        .addValue(divisionCode.substring(0, 6))
                        .addValue(divisionCode)
                        .addValue(payments.size())
                        .addValue(total)
                        .addValue(actor)
                        .addValue(clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> batch(rows.iterator().next()))
                .call(() -> tx.preparedQuery(INSERT_LINE).executeBatch(lines));
    }

    public Uni<Optional<BankBatch>> lock(SqlConnection tx, String id, String divisionPattern) {
        return tx.preparedQuery("select * from bank_batch where id = $1 and division_code like $2 for update")
                .execute(Tuple.of(id, divisionPattern))
                .map(rows -> Rows.first(rows, BankBatches::batch));
    }

    public Uni<Optional<BankBatch>> find(String id, String divisionPattern) {
        return pool.preparedQuery("select * from bank_batch where id = $1 and division_code like $2")
                .execute(Tuple.of(id, divisionPattern))
                .map(rows -> Rows.first(rows, BankBatches::batch));
    }

    public Uni<List<BankBatch>> list(String divisionPattern, int limit, int offset) {
        return pool.preparedQuery(
                        "select * from bank_batch where division_code like $1 order by created_at desc, id limit $2 offset $3")
                .execute(Tuple.of(divisionPattern, limit, offset))
                .map(rows -> Rows.list(rows, BankBatches::batch));
    }

    public Uni<List<Line>> lines(String bankBatchId) {
        return pool.preparedQuery(LINES).execute(Tuple.of(bankBatchId)).map(rows -> Rows.list(rows, BankBatches::line));
    }

    /** Writes what the bank said of a line; empty when the batch has no such open line. */
    public Uni<Optional<String>> result(
            SqlConnection tx, String bankBatchId, String paymentNo, String result, @Nullable String reasonZh) {
        return tx.preparedQuery(RESULT)
                .execute(Tuple.of(bankBatchId, paymentNo, result, reasonZh))
                .map(rows -> Rows.first(rows, row -> row.getString("payment_id")));
    }

    public Uni<Void> returned(SqlConnection tx, String bankBatchId, String fileHash) {
        return tx.preparedQuery("update bank_batch set return_file_hash = $2, returned_at = $3 where id = $1")
                .execute(Tuple.of(bankBatchId, fileHash, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static BankBatch batch(Row row) {
        return new BankBatch(
                row.getString("id"),
                row.getString("no"),
                row.getString("division_code"),
                row.getInteger("payments"),
                row.getLong("amount_fen"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("return_file_hash"),
                row.getOffsetDateTime("returned_at") == null
                        ? null
                        : row.getOffsetDateTime("returned_at").toInstant());
    }

    private static Line line(Row row) {
        return new Line(
                row.getInteger("line"),
                row.getString("payment_id"),
                row.getString("no"),
                row.getString("payee_name"),
                row.getString("bank_name"),
                row.getString("card_sealed"),
                row.getString("benefit_code") + " " + row.getString("period"),
                row.getLong("amount_fen"),
                row.getString("result"),
                row.getString("reason_zh"));
    }
}
