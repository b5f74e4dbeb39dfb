package io.fangpin.funds;

import io.fangpin.funds.domain.Payment;
import io.fangpin.funds.domain.PaymentStep;
import io.fangpin.funds.domain.ReturnLine;
import io.fangpin.funds.store.BankBatches;
import io.fangpin.funds.store.BankBatches.BankBatch;
import io.fangpin.funds.store.BankBatches.Sendable;
import io.fangpin.funds.store.Payments;
import io.fangpin.funds.store.Payments.StepNotes;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.Problem.FieldError;
import io.fangpin.kit.security.Actor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Puts approved payments into a file to the bank, and takes the bank's return file: paid or returned, once. */
@ApplicationScoped
public class PayByBank {

    /** One file holds at most this many payments; the next file takes the rest. */
    private static final int MAX_PAYMENTS = 5_000;

    private final Pool pool;
    private final BankBatches batches;
    private final Payments payments;
    private final MovePayment movePayment;

    @Inject
    public PayByBank(Pool pool, BankBatches batches, Payments payments, MovePayment movePayment) {
        this.pool = pool;
        this.batches = batches;
        this.payments = payments;
        this.movePayment = movePayment;
    }

    /** What a return file did. */
    public record Returned(int paid, int returned, boolean alreadyTaken) {}

    public Uni<BankBatch> send(Actor actor) {
        return pool.withTransaction(tx -> batches.lockSendable(tx, actor.scope().likePattern(), MAX_PAYMENTS)
                .invoke(PayByBank::requireAny)
                .chain(sendable -> batches.insert(tx, divisionOf(actor), sendable, actor.userId())
                        .call(batch -> sendAll(tx, sendable, batch, actor))));
    }

    public Uni<Returned> takeReturnFile(Actor actor, String bankBatchId, String fileHash, List<ReturnLine> lines) {
        return pool.withTransaction(tx -> batches.lock(
                        tx, bankBatchId, actor.scope().likePattern())
                .map(found -> found.orElseThrow(() ->
                        Problem.notFound("未找到该银行批次 / Bank batch not found").asException()))
                .chain(batch -> fileHash.equals(batch.returnFileHash())
                        ? Uni.createFrom().item(new Returned(0, 0, true))
                        : takeAll(tx, batch, fileHash, lines, actor)));
    }

    private Uni<Void> sendAll(SqlConnection tx, List<Sendable> sendable, BankBatch batch, Actor actor) {
        return Multi.createFrom()
                .iterable(sendable)
                .onItem()
                .transformToUniAndConcatenate(s -> movePayment.take(
                        tx,
                        s.payment(),
                        PaymentStep.SEND,
                        new StepNotes(batch.bankBatchId(), null, s.payment().approvedBy()),
                        actor.userId()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Returned> takeAll(
            SqlConnection tx, BankBatch batch, String fileHash, List<ReturnLine> lines, Actor actor) {
        return Multi.createFrom()
                .iterable(lines)
                .onItem()
                .transformToUniAndConcatenate(line -> takeLine(tx, batch, line, actor))
                .collect()
                .asList()
                .call(() -> batches.returned(tx, batch.bankBatchId(), fileHash))
                .map(taken -> {
                    int paid = (int) lines.stream().filter(ReturnLine::success).count();
                    return new Returned(paid, lines.size() - paid, false);
                });
    }

    private Uni<Payment> takeLine(SqlConnection tx, BankBatch batch, ReturnLine line, Actor actor) {
        PaymentStep step = line.success() ? PaymentStep.CONFIRM_PAID : PaymentStep.RETURN;
        return batches.result(
                        tx, batch.bankBatchId(), line.paymentNo(), step.to().name(), line.reasonZh())
                .map(found -> found.orElseThrow(() -> unknownLine(line)))
                .chain(() -> payments.lockByNo(tx, line.paymentNo()))
                .map(found -> found.orElseThrow(() -> unknownLine(line)))
                .chain(payment -> movePayment.take(
                        tx,
                        payment,
                        step,
                        new StepNotes(payment.bankBatchId(), line.reasonZh(), payment.approvedBy()),
                        actor.userId()));
    }

    private static RuntimeException unknownLine(ReturnLine line) {
        return Problem.invalid(
                        "回盘文件有误，未作任何更改 / The return file is wrong; nothing was changed",
                        List.of(new FieldError(
                                "第" + line.rowNo() + "行 付款编号",
                                "该批次没有此付款或已有结果：" + line.paymentNo() + " / not in this batch, or already answered")))
                .asException();
    }

    private static void requireAny(List<Sendable> sendable) {
        if (sendable.isEmpty()) {
            throw Problem.conflict("nothing-to-send", "没有已审批且可发放的付款 / No approved payment to send")
                    .asException();
        }
    }

    private static String divisionOf(Actor actor) {
        String division = actor.division();
        if (division == null) {
            throw Problem.forbidden("账号没有所属区划 / The account has no division").asException();
        }
        return division;
    }
}
