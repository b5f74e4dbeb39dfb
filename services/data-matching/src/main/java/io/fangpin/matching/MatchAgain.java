package io.fangpin.matching;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.kafka.EventPublisher;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.platform.Cause;
import io.fangpin.matching.domain.MatchDecision.Matched;
import io.fangpin.matching.domain.MatchDecision.Unmatched;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.PersonIndex.Changed;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.matching.domain.Resending;
import io.fangpin.matching.store.ArchivedRecord;
import io.fangpin.matching.store.MatchRuling;
import io.fangpin.matching.store.MatchRulings;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Use case: records that would be decided differently by now go round again. It looks when a household changes, when people
 * rule about a record, when a record is stored as unmatched just then, and at all unmatched records at start.
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
    private final MatchRulings rulings;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("match-again").factory());

    @Inject
    MatchAgain(
            RecordArchive archive,
            PersonIndex index,
            EventPublisher publisher,
            Outbox outbox,
            DatasetContracts contracts,
            PersonMatcher matcher,
            MatchRulings rulings,
            Clock clock) {
        this.archive = archive;
        this.index = index;
        this.publisher = publisher;
        this.outbox = outbox;
        this.contracts = contracts;
        this.matcher = matcher;
        this.rulings = rulings;
        this.clock = clock;
    }

    /**
     * These persons are new, gone, or look different: records with their ID number, or with their name, may be theirs, and
     * records that were theirs may belong elsewhere.
     */
    public void persons(Collection<Changed> persons) {
        idNos(persons.stream()
                .map(Changed::idNoHash)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        inParts(
                persons.stream()
                        .map(Changed::name)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                archive::unmatchedNamed);
        List<String> personIds =
                persons.stream().map(Changed::personId).distinct().toList();
        inParts(personIds, archive::matchedTo);
        inParts(personIds, archive::withheldFrom);
    }

    /** Something else is ruled now about records that say this of their person. */
    public void identities(Collection<String> identities) {
        run(() -> rulings.ofIdentities(identities).chain(about -> {
            List<String> recordIds =
                    about.stream().map(MatchRuling::recordId).distinct().toList();
            List<String> personIds =
                    about.stream().map(MatchRuling::personId).distinct().toList();
            return archive.find(recordIds)
                    .call(this::send)
                    .chain(ruled -> archive.unmatchedNamed(names(ruled)))
                    .call(this::send)
                    .chain(() -> archive.matchedTo(personIds))
                    .chain(this::send);
        }));
    }

    private static List<String> names(List<ArchivedRecord> records) {
        return records.stream()
                .map(kept -> kept.record().name())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
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

    private Uni<Void> from(String afterRecordId) {
        return archive.unmatchedAfter(afterRecordId, AT_ONCE).chain(found -> {
            if (!found.isEmpty()) {
                run(() -> from(found.getLast().record().recordId()));
            }
            return send(found);
        });
    }

    private void inParts(List<String> keys, Function<List<String>, Uni<List<ArchivedRecord>>> find) {
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<String> part = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            run(() -> find.apply(part).chain(this::send));
        }
    }

    /** Call it on the worker only, by {@link #run}. */
    Uni<Void> send(List<ArchivedRecord> found) {
        long now = clock.millis();
        return publish(found.stream()
                .filter(this::looksDifferentNow)
                .map(kept -> kept.record().withVersion(Resending.next(kept.latestVersion(), now)))
                .toList());
    }

    /** A new event id each time: the record is the same, but it is asked anew. */
    private Uni<Void> publish(List<FeedRecordReceived> records) {
        return publisher.publish(records.stream()
                .map(record ->
                        CloudEvents.toRecord(outbox.envelope(record.recordId() + ":" + UUID.randomUUID(), record)))
                .toList());
    }

    private boolean looksDifferentNow(ArchivedRecord kept) {
        return contracts
                .find(kept.record().dataset())
                .filter(contract -> switch (kept.outcome()) {
                    case PENDING -> false;
                    case UNMATCHED -> isDecidedNow(kept, contract);
                    case MATCHED -> belongsElsewhereNow(kept, contract);
                })
                .isPresent();
    }

    private boolean isDecidedNow(ArchivedRecord kept, DatasetContract contract) {
        return !(matcher.decide(kept.record(), contract) instanceof Unmatched still
                && still.reason().name().equals(kept.reason()));
    }

    /**
     * Somebody whose name or number was corrected keeps what was matched before; only a move, a registration that is gone,
     * a consent that is gone, and people's word take it away.
     */
    private boolean belongsElsewhereNow(ArchivedRecord kept, DatasetContract contract) {
        String personId = kept.personId();
        if (personId == null) {
            return false;
        }
        boolean isStill = index.person(personId)
                .filter(person -> person.householdId().equals(kept.householdId()))
                .isPresent();
        boolean ruled = kept.match() != null && kept.match().method().equals(PersonMatcher.BY_RULING);
        boolean consents = index.consents().allow(kept.record(), contract, String.valueOf(kept.householdId()));
        if (isStill && consents && !ruled && !matcher.isRuledOn(kept.record())) {
            return false;
        }
        return !(matcher.decide(kept.record(), contract) instanceof Matched now
                && now.person().personId().equals(personId)
                && now.person().householdId().equals(kept.householdId())
                && now.evidence().method().equals(PersonMatcher.BY_RULING) == ruled);
    }

    /** Does the work when what came before is done; again when it fails. */
    void run(Supplier<Uni<Void>> work) {
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
