package io.fangpin.funds;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.schemas.assistance.CashBenefit;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.SourceRecord;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MonitoredStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A synthetic family of one, and what the other services say of it. */
final class Family {

    static final String CARD = "6228480000000000001";
    private static final String VILLAGE = "421281100201";

    final String householdId = UUID.randomUUID().toString();
    final String personId = UUID.randomUUID().toString();
    private final FieldCipher cipher;

    Family(FieldCipher cipher) {
        this.cipher = cipher;
    }

    HouseholdSnapshot snapshot(long version) {
        MemberSnapshot head = new MemberSnapshot(
                personId,
                null,
                "示例人",
                MemberSnapshot.Sex.MALE,
                LocalDate.of(1980, 1, 2),
                "RESIDENT_ID",
                null,
                null,
                null,
                "02",
                null,
                null,
                null,
                null,
                null,
                MemberSnapshot.LabourCapacity.ORDINARY,
                MemberSnapshot.MedicalInsurance.RESIDENT,
                true,
                MemberSnapshot.DibaoPolicy.NONE,
                MemberSnapshot.TekunPolicy.NONE,
                0,
                null,
                MemberSnapshot.MemberStatus.ACTIVE,
                null,
                null);
        return new HouseholdSnapshot(
                householdId,
                "H-" + householdId,
                version,
                VILLAGE,
                null,
                null,
                HouseholdType.ORDINARY,
                MonitoredStatus.NOT_MONITORED,
                null,
                List.of(),
                null,
                "某农商行",
                cipher.seal(CARD),
                null,
                null,
                null,
                List.of(head),
                true,
                Instant.now());
    }

    MeasureAgreed measure(String benefit, String period, long fen) {
        return new MeasureAgreed(
                UUID.randomUUID().toString(),
                "plan",
                "case-" + householdId,
                householdId,
                VILLAGE,
                personId,
                MeasureCategory.HEALTH,
                "医疗救助",
                "MEDICAL_INSURANCE",
                null,
                List.of("alert-1"),
                new CashBenefit(benefit, period, personId, fen),
                true,
                Instant.now());
    }

    FactRecorded death(LocalDate date) {
        return new FactRecorded(
                "death-" + personId,
                FactKind.DEATH,
                householdId,
                personId,
                "2026-03",
                "2026-03-0000000001-00000002",
                Map.of("death_date", date.toString()),
                new SourceRecord("deaths", "F10", "POLICE", "b", "b:2", 2),
                new MatchEvidence("ID_NUMBER", 1),
                true,
                Instant.now());
    }
}
