package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a person of a household, as a department's row says it; it replaces an older version of the same fact.
 *
 * @param factId the same for all versions: hash of dataset, person and natural key
 * @param personId absent when the fact is about the household, or its whole village
 * @param period reporting month {@code yyyy-MM} of the row
 * @param version sorts as text; a consumer keeps the highest
 * @param values the contract's fields by name; sensitive ones sealed
 */
@EventType(value = "io.fangpin.matching.fact-recorded.v1", topic = Topics.FACTS)
public record FactRecorded(
        String factId,
        FactKind kind,
        String householdId,
        @Nullable String personId,
        String period,
        String version,
        Map<String, Object> values,
        SourceRecord source,
        MatchEvidence match,
        boolean synthetic,
        Instant recordedAt)
        implements DomainEvent {

    public FactRecorded {
        values = Map.copyOf(values);
    }

    @Override
    public String key() {
        return householdId;
    }
}
