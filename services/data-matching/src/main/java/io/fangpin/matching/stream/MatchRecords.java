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
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One feed record in; its resolution, its fact if it is somebody's, or a dead letter out. What is said about the same
 * record for the same reason has the same event id, however often it is read. Holds scratch space: one for each thread.
 */
final class MatchRecords {
    private static final String CONSUMER = "data-matching";

    private final PersonMatcher matcher;
    private final DatasetContracts contracts;
    private final EventHeaders headers;
    private final NamedIds ids = new NamedIds();

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

    void answer(ConsumerRecord<String, byte[]> in, Now now, Consumer<ProducerRecord<String, byte[]>> say) {
        switch (EventReader.read(in)) {
            case Read read
            when read.event().data() instanceof FeedRecordReceived record ->
                match(in, read.event().id(), record, now, say);
            case Read read ->
                say.accept(dead(in, "not a feed record: " + read.event().type(), now));
            case UnknownType unknown -> say.accept(dead(in, "unknown type: " + unknown.type(), now));
            case Poison poison -> say.accept(dead(in, poison.cause(), now));
        }
    }

    private void match(
            ConsumerRecord<String, byte[]> in,
            String eventId,
            FeedRecordReceived record,
            Now now,
            Consumer<ProducerRecord<String, byte[]>> say) {
        Optional<DatasetContract> contract = contracts.find(record.dataset()).filter(c -> c.factKind() != null);
        if (contract.isEmpty()) {
            say.accept(dead(in, "unknown dataset", now));
            return;
        }
        Outcomes.Outcome outcome;
        try {
            MatchDecision decision = matcher.decide(record, contract.get());
            outcome = Outcomes.of(record, contract.get(), decision, now.instant);
        } catch (RuntimeException e) {
            // A required part is absent: the record can be parsed but not used.
            say.accept(dead(in, "unusable: " + e.getClass().getSimpleName(), now));
            return;
        }
        for (DomainEvent fact : outcome.facts()) {
            say.accept(said(in, factEventId(fact), fact, now));
        }
        var resolved = outcome.resolved();
        String because = eventId + ' ' + resolved.outcome() + ' ' + resolved.reason() + ' ' + resolved.personId();
        say.accept(said(in, ids.named(because), resolved, now));
    }

    private String factEventId(DomainEvent fact) {
        return switch (fact) {
            case FactRecorded f -> ids.named("recorded " + f.factId() + ' ' + f.version() + ' ' + f.householdId());
            case FactWithdrawn f -> ids.named("withdrawn " + f.factId() + ' ' + f.version() + ' ' + f.householdId());
            default -> throw new IllegalStateException(fact.getClass().getName());
        };
    }

    /** It belongs to the trace, and to the moment, of the record that it is about. */
    private ProducerRecord<String, byte[]> said(
            ConsumerRecord<String, byte[]> in, String eventId, DomainEvent event, Now now) {
        Header trace = in.headers().lastHeader(CloudEvents.TRACEPARENT);
        return headers.toRecord(eventId, event, EventJson.write(event), now.header, trace, in.timestamp());
    }

    private static ProducerRecord<String, byte[]> dead(ConsumerRecord<String, byte[]> in, String cause, Now now) {
        return DeadLetter.of(CONSUMER, in, cause, now.instant);
    }
}
