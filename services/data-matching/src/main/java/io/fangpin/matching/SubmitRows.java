package io.fangpin.matching;

import io.fangpin.kit.problem.ProblemException;
import io.fangpin.matching.ReceiveBatch.Letter;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.RowsSubmitted;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Use case: rows that came through Kafka become a batch; the same rows again are the batch that they were. */
@ApplicationScoped
public class SubmitRows {
    private final DatasetContracts contracts;
    private final FeedLetters letters;
    private final VerifySignature verifySignature;
    private final Uploads uploads;
    private final ReceiveBatch receiveBatch;

    @Inject
    SubmitRows(
            DatasetContracts contracts,
            FeedLetters letters,
            VerifySignature verifySignature,
            Uploads uploads,
            ReceiveBatch receiveBatch) {
        this.contracts = contracts;
        this.letters = letters;
        this.verifySignature = verifySignature;
        this.uploads = uploads;
        this.receiveBatch = receiveBatch;
    }

    /**
     * Fails with an IllegalArgumentException when the rows cannot become a batch.
     *
     * @param department whose topic it was; null on the topic of those who may submit for all
     */
    public Uni<Void> submit(RowsSubmitted submitted, String eventId, @Nullable String department) {
        return Uni.createFrom()
                .item(() -> letter(submitted, eventId, department))
                .chain(letter -> Uni.createFrom()
                        .item(() -> uploads.arrive(JsonRows.lines(submitted.rows())))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .chain(arrived -> receiveBatch.receive(letter, arrived)))
                .replaceWithVoid();
    }

    private Letter letter(RowsSubmitted submitted, String eventId, @Nullable String department) {
        DatasetContract contract = contracts
                .find(submitted.dataset())
                .filter(found -> found.feedCode() != null)
                .orElseThrow(() -> new IllegalArgumentException("no such dataset"));
        if (department != null && !department.equals(contract.department())) {
            throw new IllegalArgumentException("the dataset is another department's");
        }
        try {
            verifySignature.requireUnlessVoluntary(contract.department());
            return new Letter(
                    contract,
                    letters.period(submitted.period()),
                    letters.division(submitted.divisionCode()).orElseThrow(FeedLetters::unknownDivision),
                    eventId,
                    "application/cloudevents+json",
                    "kafka:" + (department == null ? "gateway" : department),
                    submitted.rows().isEmpty(),
                    null);
        } catch (ProblemException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }
}
