package io.fangpin.risk.domain;

import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;

/** Leaves out of a snapshot what no rule may read: names, addresses, sealed fields. */
final class Anonymous {
    private Anonymous() {}

    static HouseholdSnapshot household(HouseholdSnapshot h) {
        return new HouseholdSnapshot(
                h.householdId(),
                h.householdNo(),
                h.version(),
                h.divisionCode(),
                null,
                null,
                h.householdType(),
                h.monitoredStatus(),
                h.monitoredCategory(),
                h.riskFactors(),
                null,
                null,
                null,
                h.housing(),
                h.waterSafe(),
                h.income(),
                h.members().stream().map(Anonymous::member).toList(),
                h.synthetic(),
                h.changedAt());
    }

    private static MemberSnapshot member(MemberSnapshot m) {
        return new MemberSnapshot(
                m.personId(),
                null,
                "",
                m.sex(),
                m.birthDate(),
                "",
                null,
                null,
                null,
                m.relationToHead(),
                null,
                m.educationLevel(),
                m.inSchoolStatus(),
                m.notInSchoolReason(),
                null,
                m.labourCapacity(),
                m.medicalInsurance(),
                m.pensionInsured(),
                m.dibaoPolicy(),
                m.tekunPolicy(),
                m.workMonths(),
                m.monthlyWageFen(),
                m.status(),
                m.statusDate(),
                null);
    }
}
