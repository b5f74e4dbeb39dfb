package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household was entered as monitored, or its risk was eliminated; household-registry writes it into the register.
 *
 * @param effectiveOn day of the entry or the elimination as it was decided, which may lie before {@code at}; absent in events
 *     of before it was told
 * @param eliminationMode how the risk ended; present with an elimination whose mode is known
 */
@EventType(value = "io.fangpin.assistance.monitored-status-changed.v1", topic = Topics.CASES)
public record MonitoredStatusChanged(
        String caseId,
        String householdId,
        String divisionCode,
        MonitoredStatus status,
        @Nullable MonitoredCategory category,
        List<RiskFactor> riskFactors,
        @Nullable LocalDate effectiveOn,
        @Nullable EliminationMode eliminationMode,
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
