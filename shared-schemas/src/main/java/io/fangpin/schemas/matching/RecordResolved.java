package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one feed record.
 *
 * @param reason for an unmatched record: ID_ABSENT, ID_CHECK_DIGIT, ID_UNKNOWN, NAME_DIFFERS, BIRTH_DATE_DIFFERS
 */
@EventType(value = "io.fangpin.matching.record-resolved.v1", topic = Topics.RESOLUTIONS)
public record RecordResolved(
        String recordId,
        String batchId,
        Outcome outcome,
        @Nullable String factId,
        @Nullable String householdId,
        @Nullable String personId,
        @Nullable MatchEvidence match,
        @Nullable String reason,
        Instant resolvedAt)
        implements DomainEvent {

    @Override
    public String key() {
        return recordId;
    }

    /** Whether a person was found. */
    public enum Outcome {
        MATCHED,
        UNMATCHED
    }
}
