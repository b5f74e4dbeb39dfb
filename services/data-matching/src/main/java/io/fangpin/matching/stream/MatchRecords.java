package io.fangpin.matching.stream;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.ReadEvent.Poison;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.consume.ReadEvent.UnknownType;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.matching.domain.MatchDecision;
import io.fangpin.matching.domain.Outcomes;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.InstantText;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.quarkus.logging.Log;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * One feed record in; its resolution, its fact if it is somebody's, or a dead letter out. What is said about the same
 * record for the same reason has the same event id, however often it is read.
 */
final class MatchRecords implements Processor<String, byte[], String, byte[]> {
    private final PersonMatcher matcher;
    private final DatasetContracts contracts;
    private final Clock clock;
    private final String source;
    private final MessageDigest md5 = md5();
    private ProcessorContext<String, byte[]> context;

    @SuppressWarnings("NullAway") // Kafka Streams calls init before process.
    MatchRecords(PersonMatcher matcher, DatasetContracts contracts, Clock clock, String source) {
        this.matcher = matcher;
        this.contracts = contracts;
        this.clock = clock;
        this.source = source;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> opened) {
        this.context = opened;
    }

    @Override
    public void process(Record<String, byte[]> in) {
        switch (EventReader.read(kafkaRecord(in))) {
            case Read read
            when read.event().data() instanceof FeedRecordReceived record ->
                match(in, read.event().id(), record);
            case Read read -> bury(in, "not a feed record: " + read.event().type());
            case UnknownType unknown -> bury(in, "unknown type: " + unknown.type());
            case Poison poison -> bury(in, poison.cause());
        }
    }

    private void match(Record<String, byte[]> in, String eventId, FeedRecordReceived record) {
        Optional<DatasetContract> contract = contracts.find(record.dataset()).filter(c -> c.factKind() != null);
        if (contract.isEmpty()) {
            bury(in, "unknown dataset");
            return;
        }
        Outcomes.Outcome outcome;
        Instant now = clock.instant();
        try {
            MatchDecision decision = matcher.decide(record, contract.get());
            outcome = Outcomes.of(record, contract.get(), decision, now);
        } catch (RuntimeException e) {
            // A required part is absent: the record can be parsed but not used.
            bury(in, "unusable: " + e.getClass().getSimpleName());
            return;
        }
        String time = InstantText.of(now);
        for (DomainEvent fact : outcome.facts()) {
            say(in, MatchingTopology.FACTS, factEventId(fact), time, fact);
        }
        var resolved = outcome.resolved();
        String because = eventId + ' ' + resolved.outcome() + ' ' + resolved.reason() + ' ' + resolved.personId();
        say(in, MatchingTopology.RESOLUTIONS, named(because), time, resolved);
    }

    private String factEventId(DomainEvent fact) {
        return switch (fact) {
            case FactRecorded f -> named("recorded " + f.factId() + ' ' + f.version() + ' ' + f.householdId());
            case FactWithdrawn f -> named("withdrawn " + f.factId() + ' ' + f.version() + ' ' + f.householdId());
            default -> throw new IllegalStateException(fact.getClass().getName());
        };
    }

    private void say(Record<String, byte[]> in, String child, String eventId, String time, DomainEvent event) {
        Headers headers = new RecordHeaders();
        CloudEvents.attributes(
                headers, eventId, EventCatalogue.wire(event.getClass()).type(), source, event.key(), time);
        CloudEvents.trace(headers, CloudEvents.text(in.headers(), CloudEvents.TRACEPARENT));
        context.forward(new Record<>(event.key(), EventJson.write(event), in.timestamp(), headers), child);
    }

    private void bury(Record<String, byte[]> in, String cause) {
        ConsumerRecord<String, byte[]> dead = kafkaRecord(in);
        Log.warnf("Dead letter from %s-%d@%d: %s", dead.topic(), dead.partition(), dead.offset(), cause);
        Headers headers = new RecordHeaders(in.headers());
        CloudEvents.put(headers, "dead_letter_cause", cause);
        CloudEvents.put(headers, "dead_letter_consumer", "data-matching");
        CloudEvents.put(headers, "dead_letter_topic", dead.topic());
        CloudEvents.put(headers, "dead_letter_partition", Integer.toString(dead.partition()));
        CloudEvents.put(headers, "dead_letter_offset", Long.toString(dead.offset()));
        CloudEvents.put(headers, "dead_letter_at", Instant.now(clock).toString());
        context.forward(in.withHeaders(headers), MatchingTopology.DEAD_LETTERS);
    }

    private ConsumerRecord<String, byte[]> kafkaRecord(Record<String, byte[]> in) {
        var metadata = context.recordMetadata();
        return new ConsumerRecord<>(
                metadata.map(at -> at.topic()).orElse(""),
                metadata.map(at -> at.partition()).orElse(-1),
                metadata.map(at -> at.offset()).orElse(-1L),
                in.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                in.key(),
                in.value(),
                in.headers(),
                Optional.empty());
    }

    /** As {@link UUID#nameUUIDFromBytes} makes it, without looking for the algorithm each time. */
    private String named(String what) {
        byte[] digest = md5.digest(what.getBytes(StandardCharsets.UTF_8));
        digest[6] = (byte) (digest[6] & 0x0f | 0x30);
        digest[8] = (byte) (digest[8] & 0x3f | 0x80);
        ByteBuffer id = ByteBuffer.wrap(digest);
        return new UUID(id.getLong(), id.getLong()).toString();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
