package io.fangpin.schemas.risk;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/** The risk no longer shows: a fact was corrected, withdrawn or time has passed. */
@EventType(value = "io.fangpin.risk.alert-cleared.v1", topic = Topics.ALERTS)
public record AlertCleared(Alert alert, String reasonCode, String reasonZh, String reasonEn, Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return alert.householdId();
    }
}
