package io.fangpin.matching.api;

import io.fangpin.matching.domain.BatchState;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.matching.store.BatchRow.Refusal;
import io.fangpin.schemas.matching.BatchCounts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch as its sender follows it.
 *
 * @param signatureKey with which the sender signed the file, verified; absent when it did not sign
 * @param reasons rows not matched or quarantined, by code
 * @param duplicate in the answer to a sending: the file had come before
 */
public record BatchView(
        String batchId,
        String dataset,
        String feedCode,
        String department,
        String divisionCode,
        String period,
        String fileName,
        String fileHash,
        @Nullable String signatureKey,
        BatchState state,
        @Nullable Refusal refusal,
        BatchCounts counts,
        Map<String, Long> reasons,
        boolean synthetic,
        Instant receivedAt,
        @Nullable Instant completedAt,
        @Nullable Boolean duplicate) {

    static BatchView of(BatchRow batch) {
        return of(batch, null);
    }

    static BatchView of(BatchRow batch, @Nullable Boolean duplicate) {
        return new BatchView(
                batch.batchId(),
                batch.dataset(),
                batch.feedCode(),
                batch.department(),
                batch.divisionCode(),
                batch.period(),
                batch.fileName(),
                batch.fileHash(),
                batch.signatureKey(),
                batch.state(),
                batch.refusal(),
                batch.tally().counts(),
                batch.tally().reasons(),
                batch.synthetic(),
                batch.receivedAt(),
                batch.completedAt(),
                duplicate);
    }
}
