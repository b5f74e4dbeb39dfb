package io.fangpin.funds;

import io.fangpin.funds.domain.PaymentStep;
import io.fangpin.funds.store.Payees;
import io.fangpin.funds.store.Payments;
import io.fangpin.funds.store.Payments.StepNotes;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Keeps what is known of payees. A death cancels what has not left for the bank, the same day (V-DEAD, DOMAIN 5.3);
 * a withdrawn death leaves the cancelled payments cancelled, finance decides whether to pay after all.
 */
@ApplicationScoped
public class KeepPayees {

    private final Payees payees;
    private final Payments payments;
    private final MovePayment movePayment;

    @Inject
    public KeepPayees(Payees payees, Payments payments, MovePayment movePayment) {
        this.payees = payees;
        this.payments = payments;
        this.movePayment = movePayment;
    }

    public Uni<Void> households(SqlConnection tx, List<HouseholdSnapshot> snapshots) {
        return payees.saveHouseholds(tx, snapshots);
    }

    public Uni<Void> died(SqlConnection tx, String personId, FactRecorded death) {
        return payees.saveDeath(tx, personId, death)
                .chain(() -> payments.lockOpenOfPerson(tx, personId))
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

    public Uni<Void> deathWithdrawn(SqlConnection tx, String personId, FactWithdrawn death) {
        return payees.withdrawDeath(tx, personId, death);
    }
}
