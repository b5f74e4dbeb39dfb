package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/** Every row of the batch is matched, unmatched or quarantined. Period is the reporting month {@code yyyy-MM}. */
@EventType(value = "io.fangpin.matching.batch-completed.v1", topic = Topics.BATCHES)
public record BatchCompleted(
        String batchId,
        String dataset,
        String feedCode,
        String department,
        String divisionCode,
        String period,
        BatchCounts counts,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return batchId;
    }
}
