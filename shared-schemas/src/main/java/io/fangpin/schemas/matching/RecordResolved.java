package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one feed record.
 *
 * @param recordVersion which sending of the record this is about
 * @param factId absent when the record is about a village: each of its households has a fact of its own
 * @param households how many households the record was about; absent for a record about a person
 * @param reason for an unmatched record: ID_ABSENT, ID_CHECK_DIGIT, ID_UNKNOWN, NAME_DIFFERS, BIRTH_DATE_DIFFERS,
 *     VILLAGE_EMPTY, RULED_OUT; with NEEDS_REVIEW, household and person are those proposed; with CONSENT_ABSENT, those whose
 *     consent is missing
 * @param because the weighing; absent when nobody was compared
 */
@EventType(value = "io.fangpin.matching.record-resolved.v1", topic = Topics.RESOLUTIONS)
public record RecordResolved(
        String recordId,
        String batchId,
        @Nullable String recordVersion,
        Outcome outcome,
        @Nullable String factId,
        @Nullable String householdId,
        @Nullable String personId,
        @Nullable Integer households,
        @Nullable MatchEvidence match,
        @Nullable String reason,
        @Nullable MatchExplanation because,
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
