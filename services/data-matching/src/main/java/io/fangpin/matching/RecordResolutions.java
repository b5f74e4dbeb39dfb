package io.fangpin.matching;

import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.store.Batches;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.matching.store.Resolution;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.RecordResolved.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Use case: the archive learns what became of records. The same resolution twice changes nothing. */
@ApplicationScoped
public class RecordResolutions {
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final long CLOCKS_MAY_DIFFER_MILLIS = 60_000;

    private final RecordArchive archive;
    private final Batches batches;
    private final BatchProgress progress;
    private final MatchAgain matchAgain;
    private final MoveFacts moveFacts;
    private final PersonIndex index;
    private final MeterRegistry meters;

    @Inject
    RecordResolutions(
            RecordArchive archive,
            Batches batches,
            BatchProgress progress,
            MatchAgain matchAgain,
            MoveFacts moveFacts,
            PersonIndex index,
            MeterRegistry meters) {
        this.archive = archive;
        this.batches = batches;
        this.progress = progress;
        this.matchAgain = matchAgain;
        this.moveFacts = moveFacts;
        this.index = index;
        this.meters = meters;
    }

    public Uni<Void> record(List<RecordResolved> resolved) {
        if (resolved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Resolution> resolutions = resolved.stream()
                .map(one ->
                        new Resolution(one, index.divisionOf(one.householdId()).orElse(null)))
                .toList();
        Set<String> batchIds = resolved.stream()
                .map(RecordResolved::batchId)
                .filter(Objects::nonNull)
                .distinct()
                .filter(RecordResolutions::isOurs)
                .collect(Collectors.toSet());
        return moveFacts
                .before(resolved)
                .chain(() -> archive.resolve(resolutions))
                .chain(() -> batches.markStale(batchIds))
                .invoke(() -> {
                    batchIds.forEach(progress::touch);
                    count(resolved);
                    matchAgain.records(resolvedWhileTheIndexChanged(resolved));
                });
    }

    /**
     * The registry may have learnt of a person after the record was looked up and before it was stored as unmatched; the
     * index update found nothing to send again then, so look once more now. Likewise a consent may have been withdrawn after
     * a record was matched and before that was stored.
     */
    private List<String> resolvedWhileTheIndexChanged(List<RecordResolved> resolved) {
        long changedAt = index.changedAtMillis() + CLOCKS_MAY_DIFFER_MILLIS;
        long narrowedAt = index.consents().narrowedAtMillis() + CLOCKS_MAY_DIFFER_MILLIS;
        return resolved.stream()
                .filter(one -> one.resolvedAt().toEpochMilli()
                        <= (one.outcome() == Outcome.UNMATCHED ? changedAt : narrowedAt))
                .map(RecordResolved::recordId)
                .toList();
    }

    private void count(List<RecordResolved> resolved) {
        resolved.stream()
                .collect(Collectors.groupingBy(RecordResolved::outcome, Collectors.counting()))
                .forEach((outcome, n) -> meters.counter("fangpin.matching.records", "outcome", outcome.name())
                        .increment(n));
    }

    /** A department that writes to the topic itself may name its batches as it likes; those are not kept here. */
    private static boolean isOurs(String batchId) {
        return OURS.matcher(batchId).matches();
    }
}
