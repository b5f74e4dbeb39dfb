package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/** A department's file or rows arrived and are being read. Period is the reporting month {@code yyyy-MM}. */
@EventType(value = "io.fangpin.matching.batch-received.v1", topic = Topics.BATCHES)
public record BatchReceived(
        String batchId,
        String dataset,
        String feedCode,
        String department,
        String divisionCode,
        String period,
        String fileName,
        String fileHash,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return batchId;
    }
}
