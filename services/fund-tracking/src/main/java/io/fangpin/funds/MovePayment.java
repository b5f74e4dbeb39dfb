package io.fangpin.funds;

import io.fangpin.funds.domain.Payee;
import io.fangpin.funds.domain.Payment;
import io.fangpin.funds.domain.PaymentStep;
import io.fangpin.funds.store.Ledger;
import io.fangpin.funds.store.Payees;
import io.fangpin.funds.store.Payments;
import io.fangpin.funds.store.Payments.StepNotes;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a payment one step on: state, ledger and event in one transaction. */
@ApplicationScoped
public class MovePayment {

    private final Pool pool;
    private final Payments payments;
    private final Payees payees;
    private final Ledger ledger;
    private final Outbox outbox;

    @Inject
    public MovePayment(Pool pool, Payments payments, Payees payees, Ledger ledger, Outbox outbox) {
        this.pool = pool;
        this.payments = payments;
        this.payees = payees;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /** Approving looks again whether the payee lives; the world may have changed since the order. */
    public Uni<Payment> approve(Actor actor, String paymentId, long version) {
        return asked(actor, paymentId, version, PaymentStep.APPROVE, null);
    }

    /** After a return: the card was corrected in the register, the payment starts again at the order. */
    public Uni<Payment> correct(Actor actor, String paymentId, long version) {
        return asked(actor, paymentId, version, PaymentStep.CORRECT, null);
    }

    public Uni<Payment> cancel(Actor actor, String paymentId, long version, String reasonZh) {
        return asked(actor, paymentId, version, PaymentStep.CANCEL, reasonZh);
    }

    private Uni<Payment> asked(
            Actor actor, String paymentId, long version, PaymentStep step, @Nullable String reasonZh) {
        return pool.withTransaction(tx -> payments.lock(
                        tx, paymentId, actor.scope().likePattern())
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("未找到该付款 / Payment not found").asException()))
                .invoke(payment -> requireVersion(payment, version))
                .call(payment -> step == PaymentStep.CANCEL ? Uni.createFrom().voidItem() : requirePayable(tx, payment))
                .chain(payment -> take(tx, payment, step, notes(payment, step, actor, reasonZh), actor.userId())));
    }

    /** Takes the step in the caller's transaction; a step that the state does not allow is a problem. */
    public Uni<Payment> take(SqlConnection tx, Payment payment, PaymentStep step, StepNotes notes, String actor) {
        if (!step.allowedFrom(payment.state())) {
            throw Problem.conflict(
                            "payment-step-not-allowed",
                            "付款当前状态不能执行该操作 / This step is not possible in the payment's state")
                    .with("state", payment.state())
                    .with("step", step)
                    .asException();
        }
        Uni<Void> money = step.move(payment.paymentId(), payment.projectId(), payment.amountFen())
                .map(move -> ledger.post(tx, move, actor))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return money.chain(() -> payments.step(tx, payment, step, notes))
                .call(moved -> outbox.append(tx, moved.moved()));
    }

    private static StepNotes notes(Payment payment, PaymentStep step, Actor actor, @Nullable String reasonZh) {
        return switch (step) {
            case APPROVE -> new StepNotes(payment.bankBatchId(), payment.returnReasonZh(), actor.name());
            case CANCEL -> new StepNotes(payment.bankBatchId(), reasonZh, payment.approvedBy());
            case CORRECT -> new StepNotes(null, null, null);
            case SEND, CONFIRM_PAID, RETURN -> StepNotes.keep(payment);
        };
    }

    private Uni<Void> requirePayable(SqlConnection tx, Payment payment) {
        return payees.find(tx, payment.householdId(), payment.personId())
                .invoke(payee -> refuseUnpayable(payee))
                .replaceWithVoid();
    }

    private static void refuseUnpayable(Optional<Payee> payee) {
        if (payee.isEmpty() || !payee.get().memberOfHousehold()) {
            throw Problem.conflict("V_PAYEE", "收款人不是该户成员 / The payee is not a member of the household")
                    .asException();
        }
        if (payee.get().deathDate().isPresent()) {
            throw Problem.conflict("V_DEAD", "收款人已死亡，不得发放 / The payee has died; nothing is paid")
                    .asException();
        }
        if (!payee.get().hasCard()) {
            throw Problem.conflict("V_CASH", "该户没有登记银行卡 / The household has no bank card")
                    .asException();
        }
    }

    private static void requireVersion(Payment payment, long version) {
        if (payment.version() != version) {
            throw Problem.conflict("conflict", "付款已被他人更新，请刷新后重试 / The payment was changed meanwhile; reload")
                    .with("version", payment.version())
                    .asException();
        }
    }
}
