package io.fangpin.schemas.risk;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/** An open alert changed its values, evidence or level. */
@EventType(value = "io.fangpin.risk.alert-revised.v1", topic = Topics.ALERTS)
public record AlertRevised(Alert alert, AlertLevel previousLevel, Instant at) implements DomainEvent {

    @Override
    public String key() {
        return alert.householdId();
    }
}
