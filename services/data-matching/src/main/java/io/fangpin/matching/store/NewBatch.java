package io.fangpin.matching.store;

import io.fangpin.matching.domain.FeedSignature;
import io.fangpin.schemas.contracts.DatasetContract;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that has just arrived.
 *
 * @param zeroReport the department says that there is nothing to report
 * @param signature verified, when the sender signed
 * @param traceparent of the upload, when traces are on
 */
public record NewBatch(
        String batchId,
        DatasetContract contract,
        String divisionCode,
        String period,
        String fileName,
        String fileHash,
        long fileBytes,
        String format,
        String pushedBy,
        boolean zeroReport,
        @Nullable FeedSignature signature,
        @Nullable String traceparent,
        Instant receivedAt) {}
