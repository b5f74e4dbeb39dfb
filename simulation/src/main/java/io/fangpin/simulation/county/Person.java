package io.fangpin.simulation.county;

import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic member of a household.
 *
 * @param idNo 18 characters
 * @param age complete years on the day the county is looked at
 * @param schooling absent for people out of school
 * @param education absent for people in school or below school age
 */
public record Person(
        String personNo,
        String name,
        String idNo,
        boolean male,
        LocalDate birth,
        int age,
        Relation relation,
        @Nullable Schooling schooling,
        @Nullable String education,
        Health health,
        LabourCapacity labour,
        MedicalInsurance insurance,
        boolean pensionInsured) {

    /**
     * Health as the sheet says it.
     *
     * @param disabilityClass wording of the class; absent for people without a certificate
     * @param disabilityClassCode 1–7, 0 for none
     * @param disabilityLevel 1 (gravest) to 4, 0 for none
     */
    public record Health(
            String statusZh, @Nullable String disabilityClass, int disabilityClassCode, int disabilityLevel) {

        boolean disabled() {
            return disabilityLevel > 0;
        }
    }

    /** What the person's card or certificate shows: people with a disability are registered by its 20 digits. */
    public String documentNo() {
        return health.disabled() ? idNo + health.disabilityClassCode() + health.disabilityLevel() : idNo;
    }

    public String documentTypeZh() {
        return health.disabled() ? "残疾人证" : "居民身份证";
    }

    Person uninsured() {
        return new Person(
                personNo,
                name,
                idNo,
                male,
                birth,
                age,
                relation,
                schooling,
                education,
                health,
                labour,
                MedicalInsurance.NONE,
                pensionInsured);
    }
}
