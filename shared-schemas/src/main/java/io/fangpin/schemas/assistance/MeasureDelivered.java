package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.time.LocalDate;

/** A measure was carried out, with who says so and on what evidence. */
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
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return householdId;
    }
}
