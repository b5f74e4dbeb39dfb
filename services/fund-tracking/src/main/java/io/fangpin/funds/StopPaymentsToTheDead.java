package io.fangpin.funds;

import io.fangpin.funds.domain.PaymentStep;
import io.fangpin.funds.store.Payments;
import io.fangpin.funds.store.Payments.StepNotes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Cancels what has not left for the bank when a payee's death becomes known (V-DEAD, DOMAIN 5.3: the same day). */
@ApplicationScoped
public class StopPaymentsToTheDead {

    private final Payments payments;
    private final MovePayment movePayment;

    @Inject
    public StopPaymentsToTheDead(Payments payments, MovePayment movePayment) {
        this.payments = payments;
        this.movePayment = movePayment;
    }

    public Uni<Void> of(SqlConnection tx, String personId) {
        return payments.lockOpenOfPerson(tx, personId)
                .chain(open -> Multi.createFrom()
                        .iterable(open)
                        .onItem()
                        .transformToUniAndConcatenate(payment -> movePayment.take(
                                tx,
                                payment,
                                PaymentStep.CANCEL,
                                new StepNotes(payment.bankBatchId(), "收款人已死亡，停止发放（V_DEAD）", payment.approvedBy()),
                                OrderPayment.SYSTEM))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }
}
