package io.fangpin.matching.domain;

import io.fangpin.matching.domain.MatchDecision.Matched;
import io.fangpin.matching.domain.MatchDecision.Unmatched;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a decision about a record into what is said about it: the resolution, and the fact if there is one. */
public final class Outcomes {
    /** Fields that identify the person or steer the intake; the fact names the person by id instead. */
    private static final Set<String> NOT_PART_OF_THE_FACT =
            Set.of("id_no", "name", "birth_date", "operation", "data_nature");

    private static final int FACT_ID_BYTES = 16;

    private Outcomes() {}

    /** What is said about one record. */
    public record Outcome(RecordResolved resolved, @Nullable DomainEvent fact) {
        public Optional<DomainEvent> said() {
            return Optional.ofNullable(fact);
        }
    }

    public static Outcome of(FeedRecordReceived record, DatasetContract contract, MatchDecision decision, Instant now) {
        return switch (decision) {
            case Matched matched -> matched(record, contract, matched, now);
            case Unmatched unmatched -> new Outcome(unmatched(record, unmatched, now), null);
        };
    }

    /** The same for all versions of a fact: hash of dataset, person and the natural key without the ID number. */
    public static String factId(FeedRecordReceived record, DatasetContract contract, String personId) {
        StringBuilder key = new StringBuilder(contract.dataset()).append('\n').append(personId);
        for (String field : contract.naturalKey()) {
            if (!field.equals("id_no")) {
                key.append('\n')
                        .append(field)
                        .append('=')
                        .append(record.values().get(field));
            }
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FACT_ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome matched(FeedRecordReceived record, DatasetContract contract, Matched matched, Instant now) {
        String factId = factId(record, contract, matched.person().personId());
        RecordResolved resolved = new RecordResolved(
                record.recordId(),
                record.batchId(),
                RecordResolved.Outcome.MATCHED,
                factId,
                matched.person().householdId(),
                matched.person().personId(),
                matched.evidence(),
                null,
                now);
        DomainEvent fact = switch (record.operation()) {
            case UPSERT -> recorded(record, contract, matched, factId, now);
            case WITHDRAW -> withdrawn(record, contract, matched, factId, now);
        };
        return new Outcome(resolved, fact);
    }

    private static RecordResolved unmatched(FeedRecordReceived record, Unmatched unmatched, Instant now) {
        return new RecordResolved(
                record.recordId(),
                record.batchId(),
                RecordResolved.Outcome.UNMATCHED,
                null,
                null,
                null,
                null,
                unmatched.reason().name(),
                now);
    }

    private static FactRecorded recorded(
            FeedRecordReceived record, DatasetContract contract, Matched matched, String factId, Instant now) {
        Map<String, Object> values = new TreeMap<>(record.values());
        values.keySet().removeAll(NOT_PART_OF_THE_FACT);
        return new FactRecorded(
                factId,
                kind(contract),
                matched.person().householdId(),
                matched.person().personId(),
                record.period(),
                record.recordVersion(),
                values,
                source(record, contract),
                matched.evidence(),
                record.synthetic(),
                now);
    }

    private static FactWithdrawn withdrawn(
            FeedRecordReceived record, DatasetContract contract, Matched matched, String factId, Instant now) {
        return new FactWithdrawn(
                factId,
                kind(contract),
                matched.person().householdId(),
                matched.person().personId(),
                record.period(),
                record.recordVersion(),
                source(record, contract),
                "WITHDRAWN_BY_DEPARTMENT",
                now);
    }

    private static FactKind kind(DatasetContract contract) {
        return FactKind.valueOf(Objects.requireNonNull(contract.factKind()));
    }

    private static SourceRecord source(FeedRecordReceived record, DatasetContract contract) {
        return new SourceRecord(
                contract.dataset(),
                Objects.requireNonNull(contract.feedCode()),
                contract.department(),
                record.batchId(),
                record.recordId(),
                record.rowNo());
    }
}
