package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact no longer holds: the department withdrew its row, the record turned out to be another person's, or the household no
 * longer consents to data about its assets.
 *
 * @param version sorts as text together with {@link FactRecorded#version()}
 * @param reason code: WITHDRAWN_BY_DEPARTMENT, REMATCHED, CONSENT_ABSENT
 */
@EventType(value = "io.fangpin.matching.fact-withdrawn.v1", topic = Topics.FACTS)
public record FactWithdrawn(
        String factId,
        FactKind kind,
        String householdId,
        @Nullable String personId,
        String period,
        String version,
        SourceRecord source,
        String reason,
        Instant recordedAt)
        implements DomainEvent {

    @Override
    public String key() {
        return householdId;
    }
}
