package io.fangpin.matching.store;

import io.fangpin.schemas.contracts.DatasetContract;
import java.time.Instant;

/** A file that has just arrived. */
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
        Instant receivedAt) {}
