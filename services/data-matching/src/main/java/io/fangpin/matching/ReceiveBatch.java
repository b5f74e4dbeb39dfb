package io.fangpin.matching;

import io.fangpin.kit.trace.Traceparent;
import io.fangpin.matching.Uploads.Arrived;
import io.fangpin.matching.domain.FeedSignature;
import io.fangpin.matching.domain.FeedSignature.SignedLetter;
import io.fangpin.matching.store.Batches;
import io.fangpin.matching.store.Batches.Kept;
import io.fangpin.matching.store.NewBatch;
import io.fangpin.schemas.contracts.DatasetContract;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use case: a department sends a file. It becomes a batch to be read, or is recognised as one that came before. */
@ApplicationScoped
public class ReceiveBatch {
    private final Uploads uploads;
    private final Batches batches;
    private final Reading reading;
    private final VerifySignature verifySignature;
    private final Clock clock;

    @Inject
    ReceiveBatch(Uploads uploads, Batches batches, Reading reading, VerifySignature verifySignature, Clock clock) {
        this.uploads = uploads;
        this.batches = batches;
        this.reading = reading;
        this.verifySignature = verifySignature;
        this.clock = clock;
    }

    /** What the sender says about the file; without a signature where none is asked for. */
    public record Letter(
            DatasetContract contract,
            String period,
            String divisionCode,
            String fileName,
            String format,
            String pushedBy,
            boolean zeroReport,
            @Nullable FeedSignature signature) {}

    public Uni<Kept> receive(Letter letter, Arrived arrived) {
        FeedSignature signature = letter.signature();
        if (signature == null) {
            return take(letter, arrived);
        }
        SignedLetter signed =
                new SignedLetter(letter.contract().dataset(), letter.period(), letter.divisionCode(), arrived.sha256());
        return verifySignature
                .verify(signature, signed, letter.contract().department())
                .onFailure()
                .invoke(() -> uploads.drop(arrived))
                .chain(() -> take(letter, arrived));
    }

    private Uni<Kept> take(Letter letter, Arrived arrived) {
        String batchId = UUID.randomUUID().toString();
        // The file is in its place before the batch exists: whoever reads the batch finds it.
        uploads.assign(arrived, batchId);
        NewBatch batch = new NewBatch(
                batchId,
                letter.contract(),
                letter.divisionCode(),
                letter.period(),
                letter.fileName(),
                arrived.sha256(),
                arrived.bytes(),
                letter.format(),
                letter.pushedBy(),
                letter.zeroReport(),
                letter.signature(),
                Traceparent.current(),
                clock.instant());
        return batches.keep(batch)
                .invoke(kept -> place(kept, batchId))
                .onFailure()
                .invoke(() -> uploads.forget(batchId));
    }

    private void place(Kept kept, String batchId) {
        String first = kept.batch().batchId();
        if (!kept.duplicate()) {
            BatchLog.received(kept.batch());
            reading.soon(batchId);
        } else if (kept.batch().state().toBeRead() && !uploads.has(first)) {
            // PostgreSQL kept the first one but its answer was lost, and so was that sender's file: this is the same.
            uploads.reassign(batchId, first);
            reading.soon(first);
        } else {
            uploads.forget(batchId);
        }
    }
}
