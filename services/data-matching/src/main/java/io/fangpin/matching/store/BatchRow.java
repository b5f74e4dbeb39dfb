package io.fangpin.matching.store;

import io.fangpin.matching.domain.BatchState;
import io.fangpin.matching.domain.Tally;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch: one file of one department for one dataset, month and division.
 *
 * @param sequence order of arrival, part of each record's version
 * @param signatureKey with which the sender signed, verified on receipt; absent when it did not
 * @param traceparent of the upload: what is said of the batch and its rows belongs to that trace
 * @param columns headers as they stand in the file, known once it is read
 * @param readToRow every row up to this one is archived and sent
 */
public record BatchRow(
        String batchId,
        long sequence,
        String dataset,
        String feedCode,
        String department,
        String divisionCode,
        String period,
        String fileName,
        String fileHash,
        long fileBytes,
        String format,
        String pushedBy,
        boolean zeroReport,
        @Nullable String signatureKey,
        @Nullable String traceparent,
        BatchState state,
        @Nullable Refusal refusal,
        List<String> columns,
        int readToRow,
        boolean synthetic,
        Tally tally,
        Instant receivedAt,
        @Nullable Instant completedAt) {

    /** Why the file as a whole cannot be read. */
    public record Refusal(String code, String reasonZh, String reasonEn) {}
}
