package io.fangpin.matching;

import io.fangpin.matching.domain.BatchState;
import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.matching.store.BatchRow.Refusal;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.BatchProgressed;
import io.fangpin.schemas.matching.BatchReceived;
import io.fangpin.schemas.matching.BatchRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said about a batch. */
final class BatchEvents {
    private BatchEvents() {}

    static BatchReceived received(BatchRow batch, boolean synthetic, Instant now) {
        return new BatchReceived(
                batch.batchId(),
                batch.dataset(),
                batch.feedCode(),
                batch.department(),
                batch.divisionCode(),
                batch.period(),
                batch.fileName(),
                batch.fileHash(),
                synthetic,
                now);
    }

    static BatchProgressed progressed(BatchRow batch, Tally tally, Instant now) {
        return new BatchProgressed(
                batch.batchId(),
                batch.dataset(),
                batch.feedCode(),
                batch.department(),
                batch.divisionCode(),
                batch.period(),
                tally.counts(),
                batch.synthetic(),
                now);
    }

    static BatchCompleted completed(BatchRow batch, Tally tally, Instant now) {
        return new BatchCompleted(
                batch.batchId(),
                batch.dataset(),
                batch.feedCode(),
                batch.department(),
                batch.divisionCode(),
                batch.period(),
                tally.counts(),
                batch.synthetic(),
                now);
    }

    /** A file that could not even be opened is received and refused in one go. */
    static List<DomainEvent> refused(BatchRow batch, Refusal refusal, Instant now) {
        List<DomainEvent> said = new ArrayList<>();
        if (batch.state() == BatchState.RECEIVED) {
            said.add(received(batch, batch.synthetic(), now));
        }
        said.add(new BatchRefused(
                batch.batchId(),
                batch.dataset(),
                batch.feedCode(),
                batch.department(),
                batch.divisionCode(),
                batch.period(),
                refusal.code(),
                refusal.reasonZh() + " / " + refusal.reasonEn(),
                batch.synthetic(),
                now));
        return said;
    }
}
