package io.fangpin.funds;

import io.fangpin.funds.domain.CashMeasure;
import io.fangpin.funds.domain.LedgerMove;
import io.fangpin.funds.domain.Payee;
import io.fangpin.funds.domain.PaymentDecision;
import io.fangpin.funds.domain.PaymentDecision.Ordered;
import io.fangpin.funds.domain.PaymentDecision.Refused;
import io.fangpin.funds.domain.PaymentDecisions;
import io.fangpin.funds.domain.PaymentDecisions.Circumstances;
import io.fangpin.funds.store.FundBudgets;
import io.fangpin.funds.store.Ledger;
import io.fangpin.funds.store.Payees;
import io.fangpin.funds.store.Payments;
import io.fangpin.funds.store.Refusals;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.schemas.funds.PaymentRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Makes a payment order of an agreed cash measure, or refuses it with its reason; a measure is decided on once. */
@ApplicationScoped
public class OrderPayment {

    static final String SYSTEM = "fund-tracking";

    private final Payees payees;
    private final Payments payments;
    private final FundBudgets budgets;
    private final Refusals refusals;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public OrderPayment(
            Payees payees,
            Payments payments,
            FundBudgets budgets,
            Refusals refusals,
            Ledger ledger,
            Outbox outbox,
            Clock clock) {
        this.payees = payees;
        this.payments = payments;
        this.budgets = budgets;
        this.refusals = refusals;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Decides on a measure heard of for the first time; false while the payee's household is unknown here. */
    public Uni<Boolean> once(SqlConnection tx, CashMeasure measure) {
        return payments.measureKnown(tx, measure.measureId())
                .chain(known ->
                        known ? Uni.createFrom().item(true) : of(tx, measure).map(Optional::isPresent));
    }

    /** Decides in the caller's transaction; empty while the payee's household is unknown here. */
    public Uni<Optional<PaymentDecision>> of(SqlConnection tx, CashMeasure measure) {
        return payees.find(tx, measure.householdId(), measure.personId())
                .chain(payee -> payee.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : decide(tx, measure, payee.get()).map(Optional::of));
    }

    private Uni<PaymentDecision> decide(SqlConnection tx, CashMeasure measure, Payee payee) {
        return payments.earlier(tx, measure)
                .chain(earlier -> budgets.maximumFen(tx, measure.benefitCode(), measure.divisionCode())
                        .chain(maximum -> budgets.payingProjects(tx, measure.benefitCode(), measure.divisionCode())
                                .map(projects -> new Circumstances(payee, earlier, maximum, projects))))
                .map(circumstances -> PaymentDecisions.decide(measure, circumstances))
                .call(decision -> switch (decision) {
                    case Ordered ordered -> order(tx, measure, ordered.projectId());
                    case Refused refused -> refuse(tx, measure, refused);
                });
    }

    private Uni<Void> order(SqlConnection tx, CashMeasure measure, String projectId) {
        return payments.insert(tx, measure, projectId)
                .call(payment -> ledger.post(
                        tx, LedgerMove.ordered(payment.paymentId(), projectId, payment.amountFen()), SYSTEM))
                .chain(payment -> outbox.append(tx, payment.moved()));
    }

    private Uni<Void> refuse(SqlConnection tx, CashMeasure measure, Refused refused) {
        return refusals.save(tx, measure, refused)
                .chain(() -> outbox.append(
                        tx,
                        new PaymentRefused(
                                measure.measureId(),
                                measure.caseId(),
                                measure.householdId(),
                                measure.personId(),
                                measure.divisionCode(),
                                measure.benefitCode(),
                                measure.period(),
                                measure.amountFen(),
                                refused.violation().name(),
                                refused.reasonZh(),
                                refused.reasonEn(),
                                measure.synthetic(),
                                clock.instant())));
    }
}
