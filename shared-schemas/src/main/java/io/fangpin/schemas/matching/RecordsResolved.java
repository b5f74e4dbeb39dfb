package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.matching.RecordResolved.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of records of one batch that were decided together: what {@link RecordResolved} says of one, said of many.
 *
 * @param part of the batch: a record is always in the same one, so that what is said of it stays in order
 * @param explanations each once, however many records were weighed alike
 * @param resolvedAt when all of them were decided
 */
@EventType(value = "io.fangpin.matching.records-resolved.v1", topic = Topics.RESOLUTIONS)
public record RecordsResolved(
        String batchId, int part, List<MatchExplanation> explanations, List<One> resolutions, Instant resolvedAt)
        implements DomainEvent {

    public RecordsResolved {
        explanations = List.copyOf(explanations);
        resolutions = List.copyOf(resolutions);
    }

    /**
     * What became of one of them; the parts are those of {@link RecordResolved}.
     *
     * @param because which of the explanations, from 0
     */
    public record One(
            String recordId,
            @Nullable String recordVersion,
            Outcome outcome,
            @Nullable String factId,
            @Nullable String householdId,
            @Nullable String personId,
            @Nullable Integer households,
            @Nullable MatchEvidence match,
            @Nullable String reason,
            @Nullable Integer because) {}

    /** Of records of one batch, decided at the same time. */
    public static RecordsResolved of(int part, List<RecordResolved> records) {
        RecordResolved first = records.getFirst();
        Places places = new Places();
        List<One> resolutions = new ArrayList<>(records.size());
        for (RecordResolved record : records) {
            resolutions.add(new One(
                    record.recordId(),
                    record.recordVersion(),
                    record.outcome(),
                    record.factId(),
                    record.householdId(),
                    record.personId(),
                    record.households(),
                    record.match(),
                    record.reason(),
                    places.of(record.because())));
        }
        return new RecordsResolved(first.batchId(), part, places.explanations(), resolutions, first.resolvedAt());
    }

    /** Where explanations stand in the event. */
    private static final class Places {
        private final Map<MatchExplanation, Integer> places = new LinkedHashMap<>();
        private @Nullable MatchExplanation last;
        private @Nullable Integer lastPlace;

        /** Most are as the one before, which is cheaper to see than where else one stands. */
        @Nullable
        Integer of(@Nullable MatchExplanation because) {
            if (because == null) {
                return null;
            }
            if (!because.equals(last)) {
                int next = places.size();
                Integer known = places.putIfAbsent(because, next);
                last = because;
                lastPlace = known == null ? next : known;
            }
            return lastPlace;
        }

        List<MatchExplanation> explanations() {
            return List.copyOf(places.keySet());
        }
    }

    /** Each by itself. An explanation that is not there is an {@link IndexOutOfBoundsException}. */
    public List<RecordResolved> each() {
        List<RecordResolved> records = new ArrayList<>(resolutions.size());
        for (One one : resolutions) {
            records.add(new RecordResolved(
                    one.recordId,
                    batchId,
                    one.recordVersion,
                    one.outcome,
                    one.factId,
                    one.householdId,
                    one.personId,
                    one.households,
                    one.match,
                    one.reason,
                    one.because == null ? null : explanations.get(one.because),
                    resolvedAt));
        }
        return records;
    }

    @Override
    public String key() {
        return batchId + ':' + part;
    }
}
