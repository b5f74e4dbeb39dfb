package io.fangpin.schemas.risk;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/** A rule found a risk that was not open before. */
@EventType(value = "io.fangpin.risk.alert-raised.v1", topic = Topics.ALERTS)
public record AlertRaised(Alert alert, Instant at) implements DomainEvent {

    @Override
    public String key() {
        return alert.householdId();
    }
}
