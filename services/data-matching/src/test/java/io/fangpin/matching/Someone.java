package io.fangpin.matching;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.schemas.people.ResidentId;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MemberSnapshot.Sex;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import io.fangpin.schemas.registry.MonitoredStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A synthetic person with an ID number nobody else in the tests has. */
public record Someone(
        String personId,
        String name,
        String idNo,
        LocalDate birthDate,
        MemberStatus status,
        @Nullable LocalDate consentsUntil) {
    static final String COUNTY = "421281000000";
    static final String VILLAGE = "421281100201";
    private static final Map<LocalDate, AtomicInteger> BORN = new ConcurrentHashMap<>();

    public static Someone anyPerson(String name) {
        return bornOn(name, LocalDate.of(1985, 3, 12));
    }

    public static Someone bornOn(String name, LocalDate birthDate) {
        int n = BORN.computeIfAbsent(birthDate, day -> new AtomicInteger()).incrementAndGet();
        if (n > 999) {
            throw new IllegalStateException("a place has numbers for 999 people born on " + birthDate);
        }
        String first17 = "421281" + birthDate.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(n);
        return new Someone(
                UUID.randomUUID().toString(),
                name,
                first17 + ResidentId.checkCharacter(first17),
                birthDate,
                MemberStatus.ACTIVE,
                null);
    }

    /** Somebody else born on the same day in the same place. */
    public static Someone withSequence(Someone one, int sequence) {
        String first17 = one.idNo.substring(0, 14) + "%03d".formatted(sequence);
        return new Someone(
                UUID.randomUUID().toString(),
                one.name,
                first17 + ResidentId.checkCharacter(first17),
                one.birthDate,
                MemberStatus.ACTIVE,
                null);
    }

    /** The same person as registered a second time. */
    public static Someone again(Someone one) {
        return new Someone(UUID.randomUUID().toString(), one.name, one.idNo, one.birthDate, MemberStatus.ACTIVE, null);
    }

    /** The first-generation number of 15 digits. */
    String shortIdNo() {
        return idNo.substring(0, 6) + idNo.substring(8, 17);
    }

    public Someone called(String otherName) {
        return new Someone(personId, otherName, idNo, birthDate, status, consentsUntil);
    }

    public Someone deceased() {
        return new Someone(personId, name, idNo, birthDate, MemberStatus.DECEASED, consentsUntil);
    }

    /** Consents to queries about assets through that day; not at all when absent. */
    public Someone consentingUntil(@Nullable LocalDate until) {
        return new Someone(personId, name, idNo, birthDate, status, until);
    }

    public static HouseholdSnapshot household(
            String householdId, long version, FieldCipher cipher, Someone... members) {
        List<MemberSnapshot> snapshots =
                Arrays.stream(members).map(one -> one.member(cipher)).toList();
        return new HouseholdSnapshot(
                householdId,
                "No-" + householdId,
                version,
                VILLAGE,
                null,
                null,
                HouseholdType.ORDINARY,
                MonitoredStatus.NOT_MONITORED,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                snapshots,
                true,
                Instant.now());
    }

    private MemberSnapshot member(FieldCipher cipher) {
        return new MemberSnapshot(
                personId,
                null,
                name,
                Sex.MALE,
                birthDate,
                "01",
                cipher.seal(idNo),
                cipher.hash(idNo),
                null,
                "02",
                null,
                null,
                null,
                null,
                null,
                LabourCapacity.ORDINARY,
                MedicalInsurance.RESIDENT,
                true,
                DibaoPolicy.NONE,
                TekunPolicy.NONE,
                0,
                null,
                status,
                null,
                consentsUntil);
    }
}
