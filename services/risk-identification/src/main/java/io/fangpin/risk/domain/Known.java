package io.fangpin.risk.domain;

import io.fangpin.schemas.registry.HouseholdSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that became known of a household: how the register describes it, or a version of a fact or its tombstone.
 *
 * @param knownAt when the register or the matching said it, not when it came here: a replay yields the same
 */
public record Known(
        Instant knownAt,
        @Nullable HouseholdSnapshot household,
        @Nullable KnownFact fact) {

    public Known {
        if ((household == null) == (fact == null)) {
            throw new IllegalArgumentException("either a household or a fact");
        }
    }

    public static Known of(HouseholdSnapshot household) {
        return new Known(household.changedAt(), household, null);
    }

    public static Known of(Instant knownAt, KnownFact fact) {
        return new Known(knownAt, null, fact);
    }
}
