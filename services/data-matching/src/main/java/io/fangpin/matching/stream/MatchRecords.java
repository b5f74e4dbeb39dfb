package io.fangpin.matching.stream;

import io.fangpin.kit.consume.DeadLetter;
import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.ReadEvent.Poison;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.consume.ReadEvent.UnknownType;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.kafka.EventHeaders;
import io.fangpin.matching.domain.MatchDecision;
import io.fangpin.matching.domain.Outcomes;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.matching.stream.Resolved.Together;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.matching.RecordsResolved;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Feed records in; their facts if they are somebody's, what became of them, or dead letters out. A fact that is said about the
 * same record for the same reason has the same event id, however often it is read; what became of records may be told in
 * other company, and is the same whenever it is told again. Holds scratch space: one for each thread.
 */
final class MatchRecords {
    private static final String CONSUMER = "data-matching";

    private final PersonMatcher matcher;
    private final DatasetContracts contracts;
    private final EventHeaders headers;
    private final NamedIds ids = new NamedIds();
    private final Resolved resolved = new Resolved();

    MatchRecords(PersonMatcher matcher, DatasetContracts contracts, String source) {
        this.matcher = matcher;
        this.contracts = contracts;
        this.headers = new EventHeaders(source);
    }

    /** When something is said, and the header that says so: the same for all records that are polled at once. */
    record Now(Instant instant, Header header) {
        static Now of(Instant instant) {
            return new Now(instant, EventHeaders.time(instant));
        }
    }

    /** All of one poll, in order; says of how many feed records. */
    int answer(Iterable<ConsumerRecord<String, byte[]>> polled, Now now, Consumer<ProducerRecord<String, byte[]>> say) {
        int answered = 0;
        for (ConsumerRecord<String, byte[]> in : polled) {
            answered += answer(in, now, say);
        }
        resolved.finish(together -> say.accept(said(together, now)));
        return answered;
    }

    private int answer(ConsumerRecord<String, byte[]> in, Now now, Consumer<ProducerRecord<String, byte[]>> say) {
        switch (EventReader.read(in)) {
            case Read read
            when read.event().data() instanceof FeedRecordsReceived several -> {
                Came came = Came.of(in, true);
                several.records().forEach(record -> match(came, record, now, say));
                return several.records().size();
            }
            case Read read
            when read.event().data() instanceof FeedRecordReceived record ->
                match(Came.of(in, false), record, now, say);
            case Read read ->
                say.accept(dead(in, "not a feed record: " + read.event().type(), now));
            case UnknownType unknown -> say.accept(dead(in, "unknown type: " + unknown.type(), now));
            case Poison poison -> say.accept(dead(in, poison.cause(), now));
        }
        return 1;
    }

    /** A record of Kafka, and whether it tells of other feed records too. */
    private record Came(
            ConsumerRecord<String, byte[]> in, @Nullable Header trace, boolean withOthers) {
        static Came of(ConsumerRecord<String, byte[]> in, boolean withOthers) {
            return new Came(in, in.headers().lastHeader(CloudEvents.TRACEPARENT), withOthers);
        }
    }

    private void match(Came came, FeedRecordReceived record, Now now, Consumer<ProducerRecord<String, byte[]>> say) {
        Optional<DatasetContract> contract = contracts.find(record.dataset()).filter(c -> c.factKind() != null);
        if (contract.isEmpty()) {
            say.accept(dead(alone(came, record), "unknown dataset", now));
            return;
        }
        Outcomes.Outcome outcome;
        try {
            Objects.requireNonNull(record.recordId());
            Objects.requireNonNull(record.batchId());
            MatchDecision decision = matcher.decide(record, contract.get());
            outcome = Outcomes.of(record, contract.get(), decision, now.instant);
        } catch (RuntimeException e) {
            // A required part is absent: the record can be parsed but not used.
            say.accept(dead(alone(came, record), "unusable: " + e.getClass().getSimpleName(), now));
            return;
        }
        Header trace = came.trace;
        for (DomainEvent fact : outcome.facts()) {
            say.accept(headers.toRecord(
                    factEventId(fact), fact, EventJson.write(fact), now.header, trace, came.in.timestamp()));
        }
        resolved.add(came.in, outcome.resolved(), trace, together -> say.accept(said(together, now)));
    }

    private String factEventId(DomainEvent fact) {
        return switch (fact) {
            case FactRecorded f -> ids.named("recorded " + f.factId() + ' ' + f.version() + ' ' + f.householdId());
            case FactWithdrawn f -> ids.named("withdrawn " + f.factId() + ' ' + f.version() + ' ' + f.householdId());
            default -> throw new IllegalStateException(fact.getClass().getName());
        };
    }

    /** It belongs to the trace, and to the moment, of the records that it is about. */
    private ProducerRecord<String, byte[]> said(Together together, Now now) {
        RecordsResolved event = together.event();
        String first = event.resolutions().getFirst().recordId();
        String id = ids.named("resolved " + event.key() + ' ' + together.firstOffset() + ' ' + first + ' '
                + event.resolutions().size() + ' ' + event.resolvedAt());
        return headers.toRecord(id, event, EventJson.write(event), now.header, together.trace(), together.timestamp());
    }

    /** As if it had come by itself, so that its letter is about nothing else and can be replayed. */
    private ConsumerRecord<String, byte[]> alone(Came came, FeedRecordReceived record) {
        ConsumerRecord<String, byte[]> in = came.in;
        // Without a key it cannot be sent by itself.
        if (!came.withOthers || record.idNoHash() == null && record.recordId() == null) {
            return in;
        }
        String id = CloudEvents.text(in.headers(), CloudEvents.ID) + '/' + record.rowNo();
        var said = headers.toRecord(
                id,
                record,
                EventJson.write(record),
                EventHeaders.time(Instant.ofEpochMilli(in.timestamp())),
                came.trace,
                null);
        return new ConsumerRecord<>(
                in.topic(),
                in.partition(),
                in.offset(),
                in.timestamp(),
                in.timestampType(),
                ConsumerRecord.NULL_SIZE,
                said.value().length,
                said.key(),
                said.value(),
                said.headers(),
                Optional.empty());
    }

    private static ProducerRecord<String, byte[]> dead(ConsumerRecord<String, byte[]> in, String cause, Now now) {
        return DeadLetter.of(CONSUMER, in, cause, now.instant);
    }
}
