package io.fangpin.schemas.registry;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a household: what kind, which fields, by whom and why; never the values of sensitive fields.
 *
 * @param changedFields field names, {@code members[personId].field} for a member's
 * @param because the evidence: a registration batch, a fact id, a case id, or the person who typed it
 */
@EventType(value = "io.fangpin.registry.household-changed.v1", topic = Topics.REGISTRY_CHANGES)
public record HouseholdChanged(
        String householdId,
        long version,
        String divisionCode,
        ChangeKind kind,
        List<String> changedFields,
        @Nullable String personId,
        String actor,
        @Nullable String because,
        Instant at)
        implements DomainEvent {

    public HouseholdChanged {
        changedFields = List.copyOf(changedFields);
    }

    @Override
    public String key() {
        return householdId;
    }

    /** What happened. */
    public enum ChangeKind {
        REGISTERED,
        HOUSEHOLD_UPDATED,
        MEMBER_ADDED,
        MEMBER_UPDATED,
        MEMBER_LEFT,
        MEMBER_DECEASED,
        MONITORED_STATUS_CHANGED
    }
}
