package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure of an agreed assistance plan (一户一策): which department does what by when.
 *
 * @param personId absent when the measure is for the whole household
 * @param alertIds the alerts of the case that the measure answers
 * @param cash present when the measure is money; fund-tracking makes a payment order of it
 */
@EventType(value = "io.fangpin.assistance.measure-agreed.v1", topic = Topics.CASES)
public record MeasureAgreed(
        String measureId,
        String planId,
        String caseId,
        String householdId,
        String divisionCode,
        @Nullable String personId,
        MeasureCategory category,
        String titleZh,
        String department,
        @Nullable LocalDate dueOn,
        List<String> alertIds,
        @Nullable CashBenefit cash,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    public MeasureAgreed {
        alertIds = List.copyOf(alertIds);
    }

    @Override
    public String key() {
        return householdId;
    }
}
