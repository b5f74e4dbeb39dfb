package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/** The batch as a whole cannot be read; the file is kept. Period is the reporting month {@code yyyy-MM}. */
@EventType(value = "io.fangpin.matching.batch-refused.v1", topic = Topics.BATCHES)
public record BatchRefused(
        String batchId,
        String dataset,
        String feedCode,
        String department,
        String divisionCode,
        String period,
        String code,
        String detail,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return batchId;
    }
}
