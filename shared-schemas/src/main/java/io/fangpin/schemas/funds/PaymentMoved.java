package io.fangpin.schemas.funds;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment to a household's card took a step: ordered, approved, sent to the bank, paid, returned, reversed.
 *
 * @param bankBatchId the bank file that carries it, once sent
 * @param returnReasonZh why the bank returned it
 */
@EventType(value = "io.fangpin.funds.payment-moved.v1", topic = Topics.MOVEMENTS)
public record PaymentMoved(
        String paymentId,
        String paymentNo,
        PaymentState state,
        String measureId,
        String planId,
        String caseId,
        String householdId,
        String personId,
        String divisionCode,
        String projectId,
        String benefitCode,
        String period,
        long amountFen,
        @Nullable String bankBatchId,
        @Nullable String returnReasonZh,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return householdId;
    }

    /** Where a payment stands. */
    public enum PaymentState {
        ORDERED,
        APPROVED,
        SENT,
        PAID,
        RETURNED,
        CANCELLED
    }
}
