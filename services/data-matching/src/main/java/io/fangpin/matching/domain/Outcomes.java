package io.fangpin.matching.domain;

import io.fangpin.matching.domain.MatchDecision.Matched;
import io.fangpin.matching.domain.MatchDecision.MatchedVillage;
import io.fangpin.matching.domain.MatchDecision.Unmatched;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.contracts.FieldContract.Part;
import io.fangpin.schemas.contracts.FieldType;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a decision about a record into what is said about it: the resolution, and the fact if there is one. */
public final class Outcomes {
    private static final int FACT_ID_BYTES = 16;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Outcomes::sha256);

    private Outcomes() {}

    /**
     * What is said about one record.
     *
     * @param facts one for a person's record, one for each household of a village's, none when nobody was found
     */
    public record Outcome(RecordResolved resolved, List<DomainEvent> facts) {}

    /** Of whom a fact is told. */
    private record Of(String householdId, @Nullable String personId, MatchEvidence evidence) {
        String id() {
            return personId == null ? householdId : personId;
        }
    }

    public static Outcome of(FeedRecordReceived record, DatasetContract contract, MatchDecision decision, Instant now) {
        return switch (decision) {
            case Matched matched -> person(record, contract, matched, now);
            case MatchedVillage village -> village(record, contract, village, now);
            case Unmatched unmatched -> new Outcome(unmatched(record, unmatched, now), List.of());
        };
    }

    /**
     * The same for all versions of a fact: hash of dataset, subject and the natural key without the ID number.
     *
     * @param subjectId the person; the household for a fact about its village
     */
    public static String factId(FeedRecordReceived record, DatasetContract contract, String subjectId) {
        StringBuilder key = new StringBuilder(contract.dataset()).append('\n').append(subjectId);
        for (String field : contract.naturalKey()) {
            if (!field.equals("id_no")) {
                key.append('\n')
                        .append(field)
                        .append('=')
                        .append(
                                sealed(contract, field)
                                        ? record.naturalKeyHash()
                                        : record.values().get(field));
            }
        }
        byte[] digest = SHA_256.get().digest(key.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, FACT_ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two seals of one text differ; the hash of the natural key, made before sealing, does not. */
    private static boolean sealed(DatasetContract contract, String field) {
        return contract.field(field).filter(FieldContract::sensitive).isPresent();
    }

    private static Outcome person(FeedRecordReceived record, DatasetContract contract, Matched matched, Instant now) {
        Of of = new Of(matched.person().householdId(), matched.person().personId(), matched.evidence());
        String factId = factId(record, contract, of.id());
        RecordResolved resolved = new RecordResolved(
                record.recordId(),
                record.batchId(),
                record.recordVersion(),
                RecordResolved.Outcome.MATCHED,
                factId,
                of.householdId,
                of.personId,
                null,
                of.evidence,
                null,
                matched.because(),
                now);
        return new Outcome(resolved, List.of(fact(record, contract, of, factId, now)));
    }

    private static Outcome village(
            FeedRecordReceived record, DatasetContract contract, MatchedVillage village, Instant now) {
        List<DomainEvent> facts = village.householdIds().stream()
                .map(household -> new Of(household, null, village.evidence()))
                .map(of -> fact(record, contract, of, factId(record, contract, of.id()), now))
                .toList();
        RecordResolved resolved = new RecordResolved(
                record.recordId(),
                record.batchId(),
                record.recordVersion(),
                RecordResolved.Outcome.MATCHED,
                null,
                null,
                null,
                facts.size(),
                village.evidence(),
                null,
                null,
                now);
        return new Outcome(resolved, facts);
    }

    private static RecordResolved unmatched(FeedRecordReceived record, Unmatched unmatched, Instant now) {
        Person proposed = unmatched.proposed();
        return new RecordResolved(
                record.recordId(),
                record.batchId(),
                record.recordVersion(),
                RecordResolved.Outcome.UNMATCHED,
                null,
                proposed == null ? null : proposed.householdId(),
                proposed == null ? null : proposed.personId(),
                null,
                null,
                unmatched.reason().name(),
                unmatched.because(),
                now);
    }

    private static DomainEvent fact(
            FeedRecordReceived record, DatasetContract contract, Of of, String factId, Instant now) {
        return switch (record.operation()) {
            case UPSERT -> recorded(record, contract, of, factId, now);
            case WITHDRAW -> withdrawn(record, contract, of, factId, now);
        };
    }

    private static FactRecorded recorded(
            FeedRecordReceived record, DatasetContract contract, Of of, String factId, Instant now) {
        return new FactRecorded(
                factId,
                kind(contract),
                of.householdId,
                of.personId,
                record.period(),
                record.recordVersion(),
                toTell(record.values(), contract),
                source(record, contract),
                of.evidence,
                record.synthetic(),
                now);
    }

    /**
     * What the dataset tells, and where; whose it is the fact says by id. The map cannot change from the beginning, so that
     * the event needs no copy of it.
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays know no type parameters.
    private static Map<String, Object> toTell(Map<String, Object> values, DatasetContract contract) {
        List<Map.Entry<String, Object>> told = new ArrayList<>(values.size());
        for (FieldContract field : contract.fields()) {
            Object value = values.get(field.name());
            if (value != null && (field.part() == Part.OWN || field.type() == FieldType.DIVISION)) {
                told.add(Map.entry(field.name(), value));
            }
        }
        return Map.ofEntries(told.toArray(new Map.Entry[0]));
    }

    private static FactWithdrawn withdrawn(
            FeedRecordReceived record, DatasetContract contract, Of of, String factId, Instant now) {
        return new FactWithdrawn(
                factId,
                kind(contract),
                of.householdId,
                of.personId,
                record.period(),
                record.recordVersion(),
                source(record, contract),
                "WITHDRAWN_BY_DEPARTMENT",
                now);
    }

    /**
     * What to say of a fact that turned out to be another's, or that must not be known any more.
     *
     * @param before whose it was said to be
     * @param now what became of the record when it went round again
     */
    public static FactWithdrawn taken(
            FeedRecordReceived record, DatasetContract contract, Held before, RecordResolved now, Instant at) {
        boolean withheld = UnmatchedReason.CONSENT_ABSENT.name().equals(now.reason());
        return new FactWithdrawn(
                before.factId,
                kind(contract),
                before.householdId,
                before.personId,
                record.period(),
                Resending.taking(Objects.requireNonNull(now.recordVersion())),
                source(record, contract),
                withheld ? UnmatchedReason.CONSENT_ABSENT.name() : "REMATCHED",
                at);
    }

    /** A fact and whose it is. */
    public record Held(
            String factId, String householdId, @Nullable String personId) {}

    private static FactKind kind(DatasetContract contract) {
        return new FactKind(Objects.requireNonNull(contract.factKind()));
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
