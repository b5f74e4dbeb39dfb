package io.fangpin.matching.store;

import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid row and what became of it.
 *
 * @param divisionCode the row's own, else the batch's
 * @param householdDivision village of the matched household
 * @param reason for an unmatched record; with NEEDS_REVIEW, household and person are those proposed
 * @param because the weighing; absent when nobody was compared
 * @param resolvedVersion the record version that was resolved, which is a later one after it was sent round again
 */
public record ArchivedRecord(
        FeedRecordReceived record,
        String divisionCode,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String factId,
        @Nullable String householdId,
        @Nullable String personId,
        @Nullable String householdDivision,
        @Nullable MatchEvidence match,
        @Nullable MatchExplanation because,
        @Nullable String resolvedVersion,
        @Nullable Instant resolvedAt) {

    /** What became of a record. */
    public enum Outcome {
        PENDING,
        MATCHED,
        UNMATCHED
    }

    /** A record as it is read, not yet matched. */
    public static ArchivedRecord pending(FeedRecordReceived record, String divisionCode) {
        return new ArchivedRecord(
                record, divisionCode, Outcome.PENDING, null, null, null, null, null, null, null, null, null);
    }

    /** The version that was resolved last. */
    public String latestVersion() {
        return resolvedVersion == null ? record.recordVersion() : resolvedVersion;
    }
}
