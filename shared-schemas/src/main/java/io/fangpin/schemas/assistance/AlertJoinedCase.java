package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/** A further alert of the household joins its open case; there is one case per household. */
@EventType(value = "io.fangpin.assistance.alert-joined-case.v1", topic = Topics.CASES)
public record AlertJoinedCase(
        String caseId, String householdId, String divisionCode, String alertId, String ruleCode, Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return householdId;
    }
}
