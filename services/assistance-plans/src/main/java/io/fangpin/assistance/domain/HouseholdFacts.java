package io.fangpin.assistance.domain;

import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MemberSnapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What this service knows of a household: enough for guards and display, no identity numbers. */
public record HouseholdFacts(
        String householdId,
        String householdNo,
        long version,
        String divisionCode,
        String headName,
        HouseholdType householdType,
        List<Member> members,
        boolean synthetic) {

    public HouseholdFacts {
        members = List.copyOf(members);
    }

    /** Members who still belong to the household. */
    public List<Member> present() {
        return members.stream().filter(Member::present).toList();
    }

    public List<Member> adults(LocalDate today, int adultAge) {
        return present().stream()
                .filter(member -> !member.birthDate().plusYears(adultAge).isAfter(today))
                .toList();
    }

    /** 整户无劳动能力: nobody present can work even in part. */
    public boolean wholeHouseholdWithoutLabour() {
        return present().stream().noneMatch(Member::canWork);
    }

    public Optional<Member> member(String personId) {
        return members.stream().filter(m -> m.personId().equals(personId)).findFirst();
    }

    /** A member, by the registry's person id. */
    public record Member(
            String personId,
            String name,
            LocalDate birthDate,
            String relationToHead,
            boolean canWork,
            boolean present) {

        public static Member of(MemberSnapshot member) {
            return new Member(
                    member.personId(),
                    member.name(),
                    member.birthDate(),
                    member.relationToHead(),
                    member.labourCapacity().canWork(),
                    member.status() == MemberSnapshot.MemberStatus.ACTIVE);
        }
    }
}
