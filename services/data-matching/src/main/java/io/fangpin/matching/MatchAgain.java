package io.fangpin.matching;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.kafka.EventPublisher;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.platform.Cause;
import io.fangpin.matching.domain.MatchDecision.Unmatched;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.PersonIndex.Changed;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.matching.store.ArchivedRecord;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Use case: unmatched records whose person the registry knows by now go round again. It looks three times: when a
 * household changes, when a record is stored as unmatched just then, and for all unmatched records at start.
 */
@ApplicationScoped
public class MatchAgain {
    private static final int AT_ONCE = 1000;
    private static final int AGAIN_AFTER_SECONDS = 5;

    private final RecordArchive archive;
    private final PersonIndex index;
    private final EventPublisher publisher;
    private final Outbox outbox;
    private final DatasetContracts contracts;
    private final PersonMatcher matcher;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("match-again").factory());

    @Inject
    MatchAgain(
            RecordArchive archive,
            PersonIndex index,
            EventPublisher publisher,
            Outbox outbox,
            DatasetContracts contracts,
            PersonMatcher matcher) {
        this.archive = archive;
        this.index = index;
        this.publisher = publisher;
        this.outbox = outbox;
        this.contracts = contracts;
        this.matcher = matcher;
    }

    /** These persons are new or look different: records with their ID number, or with their name, may be theirs. */
    public void persons(Collection<Changed> persons) {
        idNos(persons.stream()
                .map(Changed::idNoHash)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        inParts(persons.stream().map(Changed::name).distinct().toList(), archive::unmatchedNamed);
    }

    private void idNos(List<String> idNoHashes) {
        inParts(idNoHashes, archive::unmatched);
    }

    /** These records are unmatched. */
    public void records(Collection<String> recordIds) {
        inParts(List.copyOf(recordIds), archive::find);
    }

    /** Looks at every unmatched record. */
    public void everything() {
        run(() -> from(""));
    }

    private Uni<Void> from(String after) {
        return archive.unmatchedIdNos(after, AT_ONCE).chain(idNos -> {
            if (idNos.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            idNos(idNos.stream().filter(index::knows).toList());
            run(() -> from(idNos.getLast()));
            return Uni.createFrom().voidItem();
        });
    }

    private void inParts(List<String> keys, java.util.function.Function<List<String>, Uni<List<ArchivedRecord>>> find) {
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<String> part = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            run(() -> find.apply(part).chain(this::send));
        }
    }

    private Uni<Void> send(List<ArchivedRecord> found) {
        List<ArchivedRecord> matching = new ArrayList<>();
        for (ArchivedRecord kept : found) {
            if (kept.outcome() == ArchivedRecord.Outcome.UNMATCHED && looksDifferentNow(kept)) {
                matching.add(kept);
            }
        }
        // A new event id each time: the record is the same, but it is asked anew.
        return publisher.publish(matching.stream()
                .map(kept -> CloudEvents.toRecord(
                        outbox.envelope(kept.record().recordId() + ":" + UUID.randomUUID(), kept.record())))
                .toList());
    }

    private boolean looksDifferentNow(ArchivedRecord kept) {
        return contracts
                .find(kept.record().dataset())
                .map(contract -> matcher.decide(kept.record(), contract))
                .filter(decision -> !(decision instanceof Unmatched still
                        && still.reason().name().equals(kept.reason())))
                .isPresent();
    }

    private void run(Supplier<Uni<Void>> work) {
        if (!worker.isShutdown()) {
            worker.execute(() -> attempt(work));
        }
    }

    private void attempt(Supplier<Uni<Void>> work) {
        try {
            work.get().await().indefinitely();
        } catch (RuntimeException e) {
            if (worker.isShutdown()) {
                return;
            }
            Log.warnf("Records cannot be matched again now: %s", Cause.of(e));
            var unused = worker.schedule(() -> attempt(work), AGAIN_AFTER_SECONDS, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
