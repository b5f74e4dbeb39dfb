package io.fangpin.registry.events.out;

import io.fangpin.registry.domain.Change;
import io.fangpin.registry.domain.Household;
import io.fangpin.registry.domain.Member;
import io.fangpin.registry.domain.Secret;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.registry.HouseholdChanged;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a new version of a household says: each change, and the household as it is now. */
public final class HouseholdEvents {

    private HouseholdEvents() {}

    public static List<DomainEvent> of(
            Household household, List<Change> changes, String actor, @Nullable String because) {
        List<DomainEvent> events = new ArrayList<>(changes.size() + 1);
        for (Change change : changes) {
            events.add(new HouseholdChanged(
                    household.householdId(),
                    household.version(),
                    household.divisionCode(),
                    change.kind(),
                    change.fields(),
                    change.personId(),
                    actor,
                    because,
                    household.changedAt()));
        }
        events.add(snapshot(household));
        return events;
    }

    public static HouseholdSnapshot snapshot(Household household) {
        return new HouseholdSnapshot(
                household.householdId(),
                household.householdNo(),
                household.version(),
                household.divisionCode(),
                household.naturalVillage(),
                household.address(),
                household.householdType(),
                household.monitoredStatus(),
                household.monitoredCategory(),
                household.riskFactors(),
                sealed(household.phone()),
                household.bankName(),
                sealed(household.bankCard()),
                household.housing(),
                household.waterSafe(),
                household.income(),
                household.members().stream().map(HouseholdEvents::member).toList(),
                household.synthetic(),
                household.changedAt());
    }

    private static MemberSnapshot member(Member member) {
        Secret idNo = member.idNo();
        return new MemberSnapshot(
                member.personId(),
                member.personNo(),
                member.name(),
                member.sex(),
                member.birthDate(),
                member.idType(),
                sealed(idNo),
                idNo == null ? null : idNo.hash(),
                idNo == null ? null : idNo.masked(),
                member.relationToHead(),
                member.ethnicity(),
                member.educationLevel(),
                member.inSchoolStatus(),
                member.notInSchoolReason(),
                sealed(member.health()),
                member.labourCapacity(),
                member.medicalInsurance(),
                member.pensionInsured(),
                member.dibaoPolicy(),
                member.tekunPolicy(),
                member.workMonths(),
                member.monthlyWageFen(),
                member.status(),
                member.statusDate(),
                member.assetConsentUntil());
    }

    private static @Nullable String sealed(@Nullable Secret secret) {
        return secret == null ? null : secret.sealed();
    }
}
