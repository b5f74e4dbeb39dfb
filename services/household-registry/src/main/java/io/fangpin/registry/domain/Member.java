package io.fangpin.registry.domain;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.fangpin.schemas.people.Adulthood;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MemberSnapshot.Sex;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A household member as registered (家庭成员, DOMAIN 2.3).
 *
 * @param assetConsentUntil last day of the consent to asset queries (承诺授权书); absent without one
 */
public record Member(
        String personId,
        @Nullable String personNo,
        String name,
        Sex sex,
        LocalDate birthDate,
        String idType,
        @Nullable Secret idNo,
        String relationToHead,
        @Nullable String ethnicity,
        @Nullable String educationLevel,
        @Nullable String inSchoolStatus,
        @Nullable String notInSchoolReason,
        @Nullable Secret health,
        LabourCapacity labourCapacity,
        MedicalInsurance medicalInsurance,
        boolean pensionInsured,
        DibaoPolicy dibaoPolicy,
        TekunPolicy tekunPolicy,
        int workMonths,
        @Nullable Long monthlyWageFen,
        MemberStatus status,
        @Nullable LocalDate statusDate,
        @Nullable String statusEvidence,
        @Nullable LocalDate assetConsentUntil) {

    private static final String HEAD = "02";
    private static final String RESIDENT_ID = "RESIDENT_ID";

    public boolean head() {
        return relationToHead.equals(HEAD);
    }

    public boolean active() {
        return status == MemberStatus.ACTIVE;
    }

    /** An adult on that day, of the household still. */
    public boolean isAdult(LocalDate day) {
        return active() && !Adulthood.since(birthDate).isAfter(day);
    }

    public boolean consents(LocalDate day) {
        return assetConsentUntil != null && !assetConsentUntil.isBefore(day);
    }

    /** The id that a form's member has or will have; forms are checked before to carry one of the numbers. */
    public static String idOf(MemberForm form, Sealer sealer) {
        String personNo = form.personNo();
        return personNo != null
                ? Ids.person(personNo)
                : Ids.personOfIdNo(sealer.hash(requireNonNull(form.idNo(), "personNo or idNo")));
    }

    /** The member after the form; {@code before} is the same person as registered so far. */
    public static Member of(String personId, MemberForm form, @Nullable Member before, Absent absent, Sealer sealer) {
        MemberStatus status = or(form.status(), before == null ? null : before.status, MemberStatus.ACTIVE);
        Optional<Member> asBefore = Optional.ofNullable(before).filter(m -> m.status == status);
        return new Member(
                personId,
                before == null || form.personNo() != null ? form.personNo() : before.personNo,
                need(form.name(), before == null ? null : before.name),
                need(form.sex(), before == null ? null : before.sex),
                need(form.birthDate(), before == null ? null : before.birthDate),
                or(form.idType(), before == null ? null : before.idType, RESIDENT_ID),
                secret(Sealer.Kind.ID_NO, form.idNo(), before == null ? null : before.idNo, sealer),
                need(form.relationToHead(), before == null ? null : before.relationToHead),
                absent.choose(form.ethnicity(), before == null ? null : before.ethnicity),
                absent.choose(form.educationLevel(), before == null ? null : before.educationLevel),
                absent.choose(form.inSchoolStatus(), before == null ? null : before.inSchoolStatus),
                absent.choose(form.notInSchoolReason(), before == null ? null : before.notInSchoolReason),
                secret(
                        Sealer.Kind.HEALTH,
                        form.health() == null ? null : form.health().json(),
                        before == null ? null : before.health,
                        sealer),
                need(form.labourCapacity(), before == null ? null : before.labourCapacity),
                need(form.medicalInsurance(), before == null ? null : before.medicalInsurance),
                or(form.pensionInsured(), before == null ? null : before.pensionInsured, false),
                or(form.dibaoPolicy(), before == null ? null : before.dibaoPolicy, DibaoPolicy.NONE),
                or(form.tekunPolicy(), before == null ? null : before.tekunPolicy, TekunPolicy.NONE),
                or(form.workMonths(), before == null ? null : before.workMonths, 0),
                absent.choose(form.monthlyWageFen(), before == null ? null : before.monthlyWageFen),
                status,
                status == MemberStatus.ACTIVE ? null : or(form.statusDate(), asBefore.map(Member::statusDate)),
                or(form.evidence(), asBefore.map(Member::statusEvidence)),
                before == null ? null : before.assetConsentUntil);
    }

    /** The same person with another status. */
    public Member with(MemberStatus newStatus, @Nullable LocalDate since, @Nullable String evidence) {
        return with(newStatus, since, evidence, assetConsentUntil);
    }

    /** The same person, consenting until then, or not at all. */
    Member consentingUntil(@Nullable LocalDate until) {
        return with(status, statusDate, statusEvidence, until);
    }

    private Member with(
            MemberStatus newStatus,
            @Nullable LocalDate since,
            @Nullable String evidence,
            @Nullable LocalDate consentUntil) {
        return new Member(
                personId,
                personNo,
                name,
                sex,
                birthDate,
                idType,
                idNo,
                relationToHead,
                ethnicity,
                educationLevel,
                inSchoolStatus,
                notInSchoolReason,
                health,
                labourCapacity,
                medicalInsurance,
                pensionInsured,
                dibaoPolicy,
                tekunPolicy,
                workMonths,
                monthlyWageFen,
                newStatus,
                since,
                evidence,
                consentUntil);
    }

    static @Nullable Secret secret(Sealer.Kind kind, @Nullable String plain, @Nullable Secret before, Sealer sealer) {
        return plain == null ? before : sealer.sealAnew(kind, plain, before);
    }

    static <T> T need(@Nullable T said, @Nullable T before) {
        return requireNonNull(said != null ? said : before, "checked before");
    }

    private static <T> @Nullable T or(@Nullable T said, Optional<T> before) {
        return said != null ? said : before.orElse(null);
    }

    static <T> T or(@Nullable T said, @Nullable T before, T otherwise) {
        return said != null ? said : requireNonNullElse(before, otherwise);
    }
}
