package io.fangpin.schemas.funds;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/**
 * A cash measure was not turned into a payment, and why (DOMAIN 7.3).
 *
 * @param violation code of the check: V_DUP, V_DEAD, V_OVER, NO_FUNDS, NO_CARD
 */
@EventType(value = "io.fangpin.funds.payment-refused.v1", topic = Topics.MOVEMENTS)
public record PaymentRefused(
        String measureId,
        String caseId,
        String householdId,
        String personId,
        String divisionCode,
        String benefitCode,
        String period,
        long amountFen,
        String violation,
        String reasonZh,
        String reasonEn,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return householdId;
    }
}
