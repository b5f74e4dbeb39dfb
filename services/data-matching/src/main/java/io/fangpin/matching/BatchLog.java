package io.fangpin.matching;

import io.fangpin.kit.platform.LogContext;
import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.matching.store.BatchRow.Refusal;
import io.quarkus.logging.Log;

/** A batch in the log: its id, its feed and counts. Not the file's name, which is the sender's and may say anything. */
final class BatchLog {
    private BatchLog() {}

    /** Lines logged until it is closed carry the batch's id. */
    static LogContext about(String batchId) {
        return LogContext.of("batchId", batchId);
    }

    static void received(BatchRow batch) {
        try (var about = about(batch.batchId())) {
            Log.infof(
                    "Batch received: %s of %s for %s, %d bytes",
                    batch.dataset(), batch.period(), batch.divisionCode(), batch.fileBytes());
        }
    }

    static void completed(BatchRow batch, Tally tally) {
        var counts = tally.counts();
        try (var about = about(batch.batchId())) {
            Log.infof(
                    "Batch completed: %s of %s for %s, %d rows, %d matched, %d unmatched, %d quarantined",
                    batch.dataset(),
                    batch.period(),
                    batch.divisionCode(),
                    counts.rows(),
                    counts.matched(),
                    counts.unmatched(),
                    counts.quarantined());
        }
    }

    static void refused(BatchRow batch, Refusal refusal) {
        try (var about = about(batch.batchId())) {
            Log.infof(
                    "Batch refused: %s of %s for %s, %s, %d rows read",
                    batch.dataset(), batch.period(), batch.divisionCode(), refusal.code(), batch.readToRow());
        }
    }
}
