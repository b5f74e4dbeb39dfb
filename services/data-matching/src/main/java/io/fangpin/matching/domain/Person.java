package io.fangpin.matching.domain;

import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A household member as decisions speak of one: no name and no ID number, only what equality needs.
 *
 * @param nameHash of {@link NameForm#hash}
 * @param birthEpochDay days since 1970-01-01
 */
public record Person(
        String personId,
        String householdId,
        String divisionCode,
        long nameHash,
        int birthEpochDay,
        MemberStatus status,
        @Nullable IdKey idNo) {

    static Person of(HouseholdSnapshot household, MemberSnapshot member) {
        return new Person(
                member.personId(),
                household.householdId(),
                household.divisionCode(),
                NameForm.hash(member.name()),
                (int) member.birthDate().toEpochDay(),
                member.status(),
                Optional.ofNullable(member.idNoHash()).map(IdKey::of).orElse(null));
    }
}
