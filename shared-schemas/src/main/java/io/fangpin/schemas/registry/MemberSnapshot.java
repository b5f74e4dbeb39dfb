package io.fangpin.schemas.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A household member as of now (家庭成员, DOMAIN 2.3).
 *
 * @param idNoSealed ciphertext of the 18-character resident identity number
 * @param idNoHash keyed hash of the same, for equality
 * @param relationToHead code of the national system: 02 head, 10–12 spouse, 20–29 son, 30–39 daughter, …
 * @param healthSealed ciphertext of a JSON object {healthStatus[], disabilityClass, disabilityLevel}
 * @param inSchoolStatus code of DOMAIN 2.3, e.g. PRIMARY, JUNIOR_1; absent for people out of school
 * @param statusDate since when the member is not ACTIVE
 * @param assetConsentUntil last day of the consent to asset queries (承诺授权书); absent without one, past when it has lapsed
 */
public record MemberSnapshot(
        String personId,
        @Nullable String personNo,
        String name,
        Sex sex,
        LocalDate birthDate,
        String idType,
        @Nullable String idNoSealed,
        @Nullable String idNoHash,
        @Nullable String idNoMasked,
        String relationToHead,
        @Nullable String ethnicity,
        @Nullable String educationLevel,
        @Nullable String inSchoolStatus,
        @Nullable String notInSchoolReason,
        @Nullable String healthSealed,
        LabourCapacity labourCapacity,
        MedicalInsurance medicalInsurance,
        boolean pensionInsured,
        DibaoPolicy dibaoPolicy,
        TekunPolicy tekunPolicy,
        int workMonths,
        @Nullable Long monthlyWageFen,
        MemberStatus status,
        @Nullable LocalDate statusDate,
        @Nullable LocalDate assetConsentUntil) {

    public boolean head() {
        return relationToHead.equals("02");
    }

    /** 性别. */
    public enum Sex {
        MALE,
        FEMALE
    }

    /** 劳动技能. */
    public enum LabourCapacity {
        ORDINARY,
        SKILLED,
        WEAK_OR_HALF,
        LOST,
        NONE;

        /** Can work at least in part. */
        public boolean canWork() {
            return this == ORDINARY || this == SKILLED || this == WEAK_OR_HALF;
        }
    }

    /** 参加医疗保险: resident and employee insurance exclude each other. */
    public enum MedicalInsurance {
        RESIDENT,
        EMPLOYEE,
        NONE,
        UNKNOWN
    }

    /** 享受低保政策情况. */
    public enum DibaoPolicy {
        NONE,
        RURAL,
        URBAN
    }

    /** 享受特困供养情况. */
    public enum TekunPolicy {
        NONE,
        RURAL,
        URBAN
    }

    /** Whether the person still counts as a member (natural change 自然增减). */
    public enum MemberStatus {
        ACTIVE,
        DECEASED,
        MOVED_OUT,
        IMPRISONED
    }
}
