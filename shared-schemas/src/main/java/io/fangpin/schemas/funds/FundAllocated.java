package io.fangpin.schemas.funds;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/** Part of a fund source was allocated to a project (分配下达), in fen. */
@EventType(value = "io.fangpin.funds.fund-allocated.v1", topic = Topics.MOVEMENTS)
public record FundAllocated(
        String allocationId,
        String fundSourceId,
        String projectId,
        String projectTitleZh,
        String divisionCode,
        long amountFen,
        String actor,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return projectId;
    }
}
