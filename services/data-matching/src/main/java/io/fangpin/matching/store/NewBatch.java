package io.fangpin.matching.store;

import io.fangpin.schemas.contracts.DatasetContract;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that has just arrived.
 *
 * @param zeroReport the department says that there is nothing to report
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
        @Nullable String traceparent,
        Instant receivedAt) {}
