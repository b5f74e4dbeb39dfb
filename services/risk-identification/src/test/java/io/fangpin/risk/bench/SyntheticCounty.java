package io.fangpin.risk.bench;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.Profile;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.Housing;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.IncomeBlock.PeriodType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MemberSnapshot.Sex;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import io.fangpin.schemas.registry.MonitoredStatus;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Households as they are in a county, synthetic: three to five members, a settlement for three of five, enrolment of each
 * child, now and then a fact of another kind; few of them near a threshold.
 */
final class SyntheticCounty {
    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private static final List<FactKind> OTHER_KINDS = Fixtures.SHAPES.kinds().stream()
            .filter(kind -> !kind.equals(FactKind.DEATH) && !kind.equals(FactKind.MEDICAL_OUT_OF_POCKET))
            .sorted()
            .toList();

    private final Random random;

    SyntheticCounty(long seed) {
        this.random = new Random(seed);
    }

    List<Profile> profiles(int households) {
        List<Profile> profiles = new ArrayList<>(households);
        for (int i = 0; i < households; i++) {
            HouseholdSnapshot snapshot = household("H" + i);
            Profile profile = Profile.empty("H" + i).with(snapshot).orElseThrow();
            for (FactRecorded fact : facts(snapshot)) {
                profile = profile.with(Fixtures.SHAPES.known(fact)).orElseThrow();
            }
            profiles.add(profile);
        }
        return profiles;
    }

    HouseholdSnapshot household(String id) {
        List<MemberSnapshot> members = new ArrayList<>();
        int size = 3 + random.nextInt(3);
        for (int i = 1; i <= size; i++) {
            int age = i <= 2 ? 30 + random.nextInt(45) : random.nextInt(85);
            members.add(member("P" + i, TODAY.minusYears(age).minusDays(random.nextInt(360))));
        }
        String village = "42128110020" + random.nextInt(10);
        return new HouseholdSnapshot(
                id,
                "HN" + id,
                1,
                village,
                null,
                null,
                random.nextInt(4) == 0 ? HouseholdType.OUT_OF_POVERTY : HouseholdType.ORDINARY,
                random.nextInt(20) == 0 ? MonitoredStatus.MONITORED : MonitoredStatus.NOT_MONITORED,
                null,
                List.of(),
                null,
                null,
                null,
                new Housing(random.nextInt(3) == 0 ? Housing.DangerLevel.A : null, true, 100),
                true,
                income(size),
                members,
                true,
                Fixtures.NOW);
    }

    List<FactRecorded> facts(HouseholdSnapshot household) {
        List<FactRecorded> facts = new ArrayList<>();
        for (MemberSnapshot member : household.members()) {
            if (random.nextInt(5) < 3) {
                facts.add(settlement(household.householdId(), member.personId(), "1"));
            }
            if (member.inSchoolStatus() != null) {
                facts.add(Fixtures.schooling(
                        household.householdId(),
                        member.personId(),
                        "1",
                        random.nextInt(300) == 0 ? "SUSPECTED_DROPOUT" : "ENROLLED"));
            }
            if (random.nextInt(3) == 0) {
                facts.add(other(household.householdId(), member.personId()));
            }
        }
        return facts;
    }

    /** One in a hundred has paid more than the line of an out-of-poverty household. */
    FactRecorded settlement(String household, String person, String version) {
        long fen = random.nextInt(100) == 0 ? 300_000 + random.nextInt(2_000_000) : random.nextInt(300_000);
        return Fixtures.selfPay(household, person, 2026, version, fen);
    }

    private FactRecorded other(String household, String person) {
        FactKind kind = OTHER_KINDS.get(random.nextInt(OTHER_KINDS.size()));
        Map<String, Object> values = new HashMap<>();
        for (FieldContract field : Fixtures.SHAPES.fields(kind)) {
            values.put(field.name(), value(field));
        }
        return Fixtures.fact(kind, household, person, "1", "1", values);
    }

    private Object value(FieldContract field) {
        return switch (field.type()) {
            case INTEGER -> field.name().contains("year") ? 2026L : (Object) (long) random.nextInt(12);
            case MONEY -> (long) random.nextInt(200_000);
            case DECIMAL -> random.nextInt(1000) / 10.0;
            case BOOLEAN -> random.nextBoolean();
            case DATE -> TODAY.minusDays(random.nextInt(700)).toString();
            case MONTH -> "2026-05";
            case CODE ->
                field.codes() == null
                        ? "OTHER"
                        : field.codes().values().iterator().next();
            case TEXT, NAME, ID_NO, DIVISION, PHONE, BANK_CARD -> "合成" + random.nextInt(100);
        };
    }

    /** Two in a hundred are below the line. */
    private IncomeBlock income(int members) {
        long perCapitaFen = random.nextInt(50) == 0 ? 700_000 : 900_000 + random.nextInt(1_500_000);
        return new IncomeBlock(
                PeriodType.ANNUAL,
                YearMonth.of(2025, 1),
                YearMonth.of(2025, 12),
                perCapitaFen * members,
                200_000,
                0,
                50_000,
                100_000,
                random.nextInt(100_000),
                0);
    }

    private MemberSnapshot member(String personId, LocalDate birth) {
        int age = TODAY.getYear() - birth.getYear();
        Sex sex = random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
        return new MemberSnapshot(
                personId,
                null,
                "",
                sex,
                birth,
                "RESIDENT_ID",
                null,
                null,
                null,
                relation(personId, sex),
                null,
                age > 18 ? "20" : null,
                age >= 6 && age <= 15 ? schoolOf(age) : null,
                null,
                null,
                age >= 16 && age < 65 ? LabourCapacity.ORDINARY : LabourCapacity.NONE,
                random.nextInt(100) == 0 ? MedicalInsurance.NONE : MedicalInsurance.RESIDENT,
                age >= 60,
                random.nextInt(25) == 0 ? DibaoPolicy.RURAL : DibaoPolicy.NONE,
                TekunPolicy.NONE,
                age >= 18 && age < 60 ? 8 : 0,
                age >= 18 && age < 60 ? (Long) 350_000L : null,
                MemberStatus.ACTIVE,
                null,
                null);
    }

    private static String relation(String personId, Sex sex) {
        if (personId.equals("P1")) {
            return "02";
        }
        return sex == Sex.MALE ? "20" : "30";
    }

    private static String schoolOf(int age) {
        return age < 12 ? "PRIMARY" : "JUNIOR_1";
    }
}
