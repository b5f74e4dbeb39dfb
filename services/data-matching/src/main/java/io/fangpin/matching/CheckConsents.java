package io.fangpin.matching;

import io.fangpin.kit.platform.PageRequest;
import io.fangpin.matching.store.Batches;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.matching.store.RecordFilter;
import io.fangpin.schemas.contracts.DatasetContract.Consent;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Use case: at start every record about assets is looked at, whatever became of it: a consent may have been recorded or
 * taken back while nobody listened.
 */
@ApplicationScoped
public class CheckConsents {
    private final DatasetContracts contracts;
    private final Batches batches;
    private final RecordArchive archive;
    private final MatchAgain matchAgain;

    @Inject
    CheckConsents(DatasetContracts contracts, Batches batches, RecordArchive archive, MatchAgain matchAgain) {
        this.contracts = contracts;
        this.batches = batches;
        this.archive = archive;
        this.matchAgain = matchAgain;
    }

    public void everything() {
        contracts.feeds().stream()
                .filter(contract -> contract.consent() == Consent.EACH_ADULT)
                .forEach(contract -> matchAgain.run(() -> batchesOf(contract.dataset(), 0)));
    }

    private Uni<Void> batchesOf(String dataset, int page) {
        Batches.Filter filter = new Batches.Filter(dataset, null, null, null, "%");
        return batches.list(filter, new PageRequest(page, PageRequest.MAX_SIZE))
                .invoke(found -> {
                    found.items().forEach(batch -> matchAgain.run(() -> recordsOf(batch.batchId(), dataset, 0)));
                    if (found.items().size() == PageRequest.MAX_SIZE) {
                        matchAgain.run(() -> batchesOf(dataset, page + 1));
                    }
                })
                .replaceWithVoid();
    }

    /** Of any outcome: a record that goes round meanwhile must not move the pages. */
    private Uni<Void> recordsOf(String batchId, String dataset, int page) {
        RecordFilter filter = new RecordFilter(batchId, Set.of(dataset), null, null, "");
        return archive.list(filter, new PageRequest(page, PageRequest.MAX_SIZE)).chain(found -> {
            if (found.items().size() == PageRequest.MAX_SIZE) {
                matchAgain.run(() -> recordsOf(batchId, dataset, page + 1));
            }
            return matchAgain.send(found.items());
        });
    }
}
