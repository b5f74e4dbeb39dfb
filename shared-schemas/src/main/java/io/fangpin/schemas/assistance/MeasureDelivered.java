package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A measure was carried out, with who says so and on what evidence.
 *
 * @param fieldsTyped answers that a person gave for it; absent in deliveries from before they were counted
 */
@EventType(value = "io.fangpin.assistance.measure-delivered.v1", topic = Topics.CASES)
public record MeasureDelivered(
        String measureId,
        String planId,
        String caseId,
        String householdId,
        String divisionCode,
        LocalDate deliveredOn,
        String evidence,
        String actor,
        @Nullable Integer fieldsTyped,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return householdId;
    }
}
