package io.fangpin.funds.domain;

import io.fangpin.schemas.funds.PaymentMoved;
import io.fangpin.schemas.funds.PaymentMoved.PaymentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment to a household's card, with the chain it rests on: measure, plan, case, alerts. Amount in fen. */
public record Payment(
        String paymentId,
        String paymentNo,
        PaymentState state,
        long version,
        String measureId,
        String planId,
        String caseId,
        List<String> alertIds,
        String householdId,
        String personId,
        String divisionCode,
        String projectId,
        String measureTitleZh,
        String benefitCode,
        String period,
        long amountFen,
        @Nullable String bankBatchId,
        @Nullable String returnReasonZh,
        @Nullable String approvedBy,
        boolean synthetic,
        Instant createdAt,
        Instant updatedAt) {

    public Payment {
        alertIds = List.copyOf(alertIds);
    }

    /** What the others are told of where the payment stands. */
    public PaymentMoved moved() {
        return new PaymentMoved(
                paymentId,
                paymentNo,
                state,
                measureId,
                planId,
                caseId,
                householdId,
                personId,
                divisionCode,
                projectId,
                benefitCode,
                period,
                amountFen,
                bankBatchId,
                returnReasonZh,
                synthetic,
                updatedAt);
    }
}
