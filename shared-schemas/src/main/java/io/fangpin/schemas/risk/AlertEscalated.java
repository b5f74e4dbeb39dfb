package io.fangpin.schemas.risk;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/**
 * Nobody reacted to an open alert by the end of the working day by which its case's next step was due (预警超期升级).
 *
 * @param dueAt the deadline that passed; one escalation for each
 * @param escalatedTo division whose staff should see to it: the township first, the county once the township was told
 */
@EventType(value = "io.fangpin.risk.alert-escalated.v1", topic = Topics.ALERTS)
public record AlertEscalated(Alert alert, String caseId, Instant dueAt, String escalatedTo, Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return alert.householdId();
    }
}
