package io.fangpin.registry.api;

import io.fangpin.registry.domain.Household;
import io.fangpin.registry.domain.Member;
import io.fangpin.registry.domain.Secret;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.Housing;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MemberSnapshot.Sex;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A household as the register shows it: sensitive values masked, health not at all. */
public record HouseholdView(
        String householdId,
        String householdNo,
        long version,
        String divisionCode,
        @Nullable String naturalVillage,
        @Nullable String address,
        HouseholdType householdType,
        MonitoredStatus monitoredStatus,
        @Nullable MonitoredCategory monitoredCategory,
        List<RiskFactor> riskFactors,
        @Nullable String phoneMasked,
        @Nullable String bankName,
        @Nullable String bankCardMasked,
        @Nullable Housing housing,
        @Nullable Boolean waterSafe,
        @Nullable IncomeBlock income,
        List<MemberView> members,
        boolean synthetic,
        Instant changedAt) {

    /** A member as the register shows it. */
    public record MemberView(
            String personId,
            @Nullable String personNo,
            String name,
            Sex sex,
            LocalDate birthDate,
            String idType,
            @Nullable String idNoMasked,
            String relationToHead,
            @Nullable String ethnicity,
            @Nullable String educationLevel,
            @Nullable String inSchoolStatus,
            @Nullable String notInSchoolReason,
            boolean healthRegistered,
            LabourCapacity labourCapacity,
            MedicalInsurance medicalInsurance,
            boolean pensionInsured,
            DibaoPolicy dibaoPolicy,
            TekunPolicy tekunPolicy,
            int workMonths,
            @Nullable Long monthlyWageFen,
            MemberStatus status,
            @Nullable LocalDate statusDate,
            @Nullable String evidence) {}

    static HouseholdView of(Household household) {
        return new HouseholdView(
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
                masked(household.phone()),
                household.bankName(),
                masked(household.bankCard()),
                household.housing(),
                household.waterSafe(),
                household.income(),
                household.members().stream().map(HouseholdView::member).toList(),
                household.synthetic(),
                household.changedAt());
    }

    private static MemberView member(Member member) {
        return new MemberView(
                member.personId(),
                member.personNo(),
                member.name(),
                member.sex(),
                member.birthDate(),
                member.idType(),
                masked(member.idNo()),
                member.relationToHead(),
                member.ethnicity(),
                member.educationLevel(),
                member.inSchoolStatus(),
                member.notInSchoolReason(),
                member.health() != null,
                member.labourCapacity(),
                member.medicalInsurance(),
                member.pensionInsured(),
                member.dibaoPolicy(),
                member.tekunPolicy(),
                member.workMonths(),
                member.monthlyWageFen(),
                member.status(),
                member.statusDate(),
                member.statusEvidence());
    }

    private static @Nullable String masked(@Nullable Secret secret) {
        return secret == null ? null : secret.masked();
    }
}
