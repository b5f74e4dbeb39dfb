package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case begins for a household, from an alert or another clue.
 *
 * @param alertId absent for a clue that no alert brought
 * @param dueAt end of the working day by which the next step is due
 */
@EventType(value = "io.fangpin.assistance.case-opened.v1", topic = Topics.CASES)
public record CaseOpened(
        String caseId,
        String caseNo,
        String householdId,
        String divisionCode,
        @Nullable String alertId,
        @Nullable String ruleCode,
        @Nullable Instant dueAt,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return householdId;
    }
}
