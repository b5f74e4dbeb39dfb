package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A household was entered as monitored, or its risk was eliminated; household-registry writes it into the register. */
@EventType(value = "io.fangpin.assistance.monitored-status-changed.v1", topic = Topics.CASES)
public record MonitoredStatusChanged(
        String caseId,
        String householdId,
        String divisionCode,
        MonitoredStatus status,
        @Nullable MonitoredCategory category,
        List<RiskFactor> riskFactors,
        Instant at)
        implements DomainEvent {

    public MonitoredStatusChanged {
        riskFactors = List.copyOf(riskFactors);
    }

    @Override
    public String key() {
        return householdId;
    }
}
