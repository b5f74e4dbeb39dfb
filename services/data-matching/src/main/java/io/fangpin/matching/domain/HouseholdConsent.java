package io.fangpin.matching.domain;

import io.fangpin.schemas.people.Adulthood;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * On which days a household consents to data about its assets (承诺授权书, DOMAIN 3): those on which it has an adult and each
 * adult's consent has not lapsed. That is one span of days, so two numbers say it without any member.
 *
 * @param from first day, in days since 1970-01-01: before, nobody was an adult who could consent
 * @param through last day: after it a consent has lapsed, or somebody without one is an adult
 * @param members those of whom departments may be asked; empty when there is no such day
 */
record HouseholdConsent(int from, int through, List<Queryable> members) {
    /** Of those who do not consent on any day. */
    static final HouseholdConsent NONE = new HouseholdConsent(0, -1, List.of());

    HouseholdConsent {
        members = List.copyOf(members);
    }

    static HouseholdConsent of(HouseholdSnapshot household) {
        List<MemberSnapshot> active = household.members().stream()
                .filter(member -> member.status() == MemberStatus.ACTIVE)
                .toList();
        int from = Integer.MAX_VALUE;
        int through = Integer.MAX_VALUE;
        for (MemberSnapshot member : active) {
            int adult = day(Adulthood.since(member.birthDate()));
            LocalDate until = member.assetConsentUntil();
            from = Math.min(from, adult);
            through = Math.min(through, until == null ? adult - 1 : Math.max(adult - 1, day(until)));
        }
        return active.isEmpty() || through < from ? NONE : new HouseholdConsent(from, through, queryable(active));
    }

    private static List<Queryable> queryable(List<MemberSnapshot> active) {
        List<Queryable> members = new ArrayList<>();
        for (MemberSnapshot member : active) {
            if (member.idNoSealed() != null) {
                members.add(new Queryable(member.idNoSealed(), member.name()));
            }
        }
        return members;
    }

    boolean covers(LocalDate date) {
        int day = day(date);
        return from <= day && day <= through;
    }

    /** True when there is a day that the other one covers and this one does not. */
    boolean isNarrowerThan(HouseholdConsent other) {
        return other.from <= other.through && (from > other.from || through < other.through);
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
