package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody took a step in a case: who, in which role, from which state to which, and until when the next is due.
 *
 * @param command name of the step, e.g. {@code verify}, {@code approve}, {@code reject}
 * @param reasonZh why, always present for a refusal
 * @param fieldsTyped answers that a person gave in the step's form; absent in steps from before they were counted
 */
@EventType(value = "io.fangpin.assistance.case-step-taken.v1", topic = Topics.CASES)
public record CaseStepTaken(
        String caseId,
        String householdId,
        String divisionCode,
        int stepNo,
        String command,
        CaseState from,
        CaseState to,
        String actor,
        String actorName,
        String role,
        String unit,
        @Nullable String reasonZh,
        @Nullable Instant dueAt,
        @Nullable Integer fieldsTyped,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return householdId;
    }
}
