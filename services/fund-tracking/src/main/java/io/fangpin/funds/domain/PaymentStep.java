package io.fangpin.funds.domain;

import io.fangpin.schemas.funds.PaymentMoved.PaymentState;
import java.util.Optional;
import java.util.Set;

/** A step of a payment: from which states it may be taken, where it leads, and the money it moves. */
public enum PaymentStep {
    APPROVE(Set.of(PaymentState.ORDERED), PaymentState.APPROVED),
    SEND(Set.of(PaymentState.APPROVED), PaymentState.SENT),
    CONFIRM_PAID(Set.of(PaymentState.SENT), PaymentState.PAID),
    RETURN(Set.of(PaymentState.SENT), PaymentState.RETURNED),
    CORRECT(Set.of(PaymentState.RETURNED), PaymentState.ORDERED),
    CANCEL(Set.of(PaymentState.ORDERED, PaymentState.APPROVED, PaymentState.RETURNED), PaymentState.CANCELLED);

    private final Set<PaymentState> from;
    private final PaymentState to;

    PaymentStep(Set<PaymentState> from, PaymentState to) {
        this.from = from;
        this.to = to;
    }

    public boolean allowedFrom(PaymentState state) {
        return from.contains(state);
    }

    public PaymentState to() {
        return to;
    }

    /** The ledger move of the step; approving and correcting move no money. */
    public Optional<LedgerMove> move(String paymentId, String projectId, long amountFen) {
        return switch (this) {
            case APPROVE, CORRECT -> Optional.empty();
            case SEND -> Optional.of(LedgerMove.sent(paymentId, projectId, amountFen));
            case CONFIRM_PAID -> Optional.of(LedgerMove.paid(paymentId, projectId, amountFen));
            case RETURN -> Optional.of(LedgerMove.returned(paymentId, projectId, amountFen));
            case CANCEL -> Optional.of(LedgerMove.cancelled(paymentId, projectId, amountFen));
        };
    }
}
