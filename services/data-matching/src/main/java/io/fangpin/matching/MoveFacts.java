package io.fangpin.matching;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.kafka.EventPublisher;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.matching.domain.Outcomes;
import io.fangpin.matching.domain.Outcomes.Held;
import io.fangpin.matching.domain.Resending;
import io.fangpin.matching.store.ArchivedRecord;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.matching.store.RecordMoves;
import io.fangpin.matching.store.RecordMoves.RecordMove;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.RecordResolved;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Use case: a record went round again and is somebody else's now, or nobody's, or must not be known any more. Whoever held
 * its fact loses it, and gets back the older one that it had replaced. Runs before the new outcome is kept, so that after a
 * crash it is all said again.
 */
@ApplicationScoped
class MoveFacts {
    private final RecordArchive archive;
    private final DatasetContracts contracts;
    private final RecordMoves moves;
    private final EventPublisher publisher;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    MoveFacts(
            RecordArchive archive,
            DatasetContracts contracts,
            RecordMoves moves,
            EventPublisher publisher,
            Outbox outbox,
            Clock clock) {
        this.archive = archive;
        this.contracts = contracts;
        this.moves = moves;
        this.publisher = publisher;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A record as it was resolved before, the fact somebody held by it, and what became of it now. */
    private record Move(ArchivedRecord before, Held from, RecordResolved now, String version) {}

    Uni<Void> before(List<RecordResolved> resolved) {
        Map<String, RecordResolved> resent = new LinkedHashMap<>();
        resolved.stream()
                .filter(one -> one.recordVersion() != null && Resending.isOne(one.recordVersion()))
                .forEach(one -> resent.put(one.recordId(), one));
        if (resent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return archive.find(resent.keySet())
                .chain(found -> Multi.createFrom()
                        .iterable(movesOf(found, resent))
                        .onItem()
                        .transformToUniAndConcatenate(this::move)
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private static List<Move> movesOf(List<ArchivedRecord> found, Map<String, RecordResolved> resent) {
        List<Move> moves = new ArrayList<>();
        for (ArchivedRecord before : found) {
            RecordResolved now =
                    Objects.requireNonNull(resent.get(before.record().recordId()));
            String version = Objects.requireNonNull(now.recordVersion());
            Held held = held(before);
            if (held != null && !held.equals(held(now)) && version.compareTo(before.latestVersion()) > 0) {
                moves.add(new Move(before, held, now, version));
            }
        }
        return moves;
    }

    private Uni<Void> move(Move move) {
        return replaced(move).chain(older -> {
            List<ProducerRecord<String, byte[]>> said = new ArrayList<>();
            said.add(taken(move));
            older.ifPresent(kept -> said.add(givenBack(kept, move)));
            return moves.keep(trail(move)).chain(() -> publisher.publish(said));
        });
    }

    private static RecordMove trail(Move move) {
        RecordResolved now = move.now;
        boolean somebodys = now.outcome() == RecordResolved.Outcome.MATCHED;
        var match = now.match();
        return new RecordMove(
                now.recordId(),
                move.version,
                move.from.factId(),
                move.from.householdId(),
                move.from.personId(),
                somebodys ? now.householdId() : null,
                somebodys ? now.personId() : null,
                match != null ? match.method() : String.valueOf(now.reason()),
                now.resolvedAt());
    }

    /** The newest of the holder's other records of the same fact. */
    private Uni<Optional<ArchivedRecord>> replaced(Move move) {
        String personId = move.from.personId();
        if (personId == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        String recordId = move.before.record().recordId();
        return archive.matchedTo(List.of(personId))
                .map(found -> found.stream()
                        .filter(kept -> move.from.factId().equals(kept.factId())
                                && !recordId.equals(kept.record().recordId()))
                        .max(Comparator.comparing(ArchivedRecord::latestVersion)));
    }

    private ProducerRecord<String, byte[]> taken(Move move) {
        FeedRecordReceived record = move.before.record();
        var contract = contracts.find(record.dataset()).orElseThrow();
        var event = Outcomes.taken(record, contract, move.from, move.now, clock.instant());
        String said = "taken " + move.from.factId() + ' ' + move.from.householdId() + ' ' + move.version;
        return CloudEvents.toRecord(outbox.envelope(said, event));
    }

    private ProducerRecord<String, byte[]> givenBack(ArchivedRecord older, Move move) {
        FeedRecordReceived record = older.record().withVersion(Resending.givingBack(move.version));
        return CloudEvents.toRecord(outbox.envelope(record.recordId() + ":" + UUID.randomUUID(), record));
    }

    private static @Nullable Held held(ArchivedRecord before) {
        return before.outcome() == ArchivedRecord.Outcome.MATCHED
                ? held(before.factId(), before.householdId(), before.personId())
                : null;
    }

    private static @Nullable Held held(RecordResolved now) {
        return now.outcome() == RecordResolved.Outcome.MATCHED
                ? held(now.factId(), now.householdId(), now.personId())
                : null;
    }

    private static @Nullable Held held(
            @Nullable String factId, @Nullable String householdId, @Nullable String personId) {
        return factId == null || householdId == null ? null : new Held(factId, householdId, personId);
    }
}
