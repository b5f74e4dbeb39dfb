package io.fangpin.registry.domain;

import io.fangpin.schemas.people.ResidentId;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MemberSnapshot.Sex;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member as someone registers it, with the plain ID number; what is absent is not said.
 *
 * @param version of the household that the writer saw; only when a member is written alone
 * @param evidence why the status changed, e.g. the number of a certificate
 */
public record MemberForm(
        @Nullable Long version,
        @Nullable String personNo,
        @Nullable String name,
        @Nullable Sex sex,
        @Nullable LocalDate birthDate,
        @Nullable String idType,
        @Nullable String idNo,
        @Nullable String relationToHead,
        @Nullable String ethnicity,
        @Nullable String educationLevel,
        @Nullable String inSchoolStatus,
        @Nullable String notInSchoolReason,
        @Nullable Health health,
        @Nullable LabourCapacity labourCapacity,
        @Nullable MedicalInsurance medicalInsurance,
        @Nullable Boolean pensionInsured,
        @Nullable DibaoPolicy dibaoPolicy,
        @Nullable TekunPolicy tekunPolicy,
        @Nullable Integer workMonths,
        @Nullable Long monthlyWageFen,
        @Nullable MemberStatus status,
        @Nullable LocalDate statusDate,
        @Nullable String evidence) {

    /** An ID number is brought to its 18 characters; a malformed one stays, to be refused. */
    public MemberForm {
        idNo = idNo == null
                ? null
                : ResidentId.parse(idNo).map(ResidentId::value).orElse(idNo);
    }

    @Override
    public String toString() {
        return "MemberForm[" + personNo + "]";
    }
}
