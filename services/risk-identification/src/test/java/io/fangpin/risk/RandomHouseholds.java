package io.fangpin.risk;

import io.fangpin.risk.domain.PolicyNumbers;
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
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Households, facts, days and numbers of any kind, likely and unlikely ones, but all of the types that their contracts say. */
public final class RandomHouseholds {
    private static final List<FactKind> KINDS =
            Fixtures.SHAPES.kinds().stream().sorted().toList();
    private static final List<String> SCHOOL = List.of("PRESCHOOL", "PRIMARY", "JUNIOR_1", "SENIOR_3");

    private final Random random;
    private final LocalDate around;

    public RandomHouseholds(Random random) {
        this.random = random;
        this.around = LocalDate.of(2026, 1, 15);
    }

    public LocalDate day() {
        return random.nextInt(20) == 0 ? around.plusDays(random.nextInt(40_000) - 20_000) : nearDay();
    }

    /** The shipped numbers, or some of them with other values. */
    public PolicyNumbers numbers() {
        if (random.nextInt(3) > 0) {
            return Fixtures.NUMBERS;
        }
        return new PolicyNumbers(Fixtures.SHIPPED_NUMBERS.stream()
                .filter(number -> random.nextInt(12) > 0)
                .map(number -> new PolicyNumber(
                        number.code(),
                        number.region(),
                        number.validFrom(),
                        number.validTo(),
                        number.value() + random.nextInt(5) - 2,
                        number.unit(),
                        number.sourceDocument(),
                        number.confirmed()))
                .toList());
    }

    public Profile profile() {
        HouseholdSnapshot now = snapshot(2);
        Profile profile = Profile.empty("H");
        if (now.income() != null && random.nextBoolean()) {
            profile = profile.with(withIncome(now, before(now.income()))).orElseThrow();
        }
        profile = profile.with(now).orElseThrow();
        int facts = random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(8);
        for (int i = 0; i < facts; i++) {
            profile = profile.with(Fixtures.SHAPES.known(fact(i + "-" + random.nextInt(3))))
                    .orElse(profile);
        }
        return profile;
    }

    public HouseholdSnapshot snapshot(long version) {
        List<MemberSnapshot> members = new ArrayList<>();
        int size = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(6);
        for (int i = 1; i <= size; i++) {
            members.add(member("P" + i));
        }
        return new HouseholdSnapshot(
                "H",
                "HN",
                version,
                Fixtures.VILLAGE,
                null,
                null,
                any(HouseholdType.values()),
                random.nextInt(15) == 0 ? MonitoredStatus.CLOSED : any(MonitoredStatus.values()),
                random.nextBoolean() ? null : any(MonitoredCategory.values()),
                List.of(any(RiskFactor.values())),
                null,
                null,
                null,
                random.nextBoolean() ? null : housing(),
                random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean(),
                random.nextInt(3) == 0 ? null : income(),
                members,
                true,
                Fixtures.NOW);
    }

    /** A fact of any kind about one of the persons, or about the household. */
    public FactRecorded fact(String version) {
        FactKind kind = KINDS.get(random.nextInt(KINDS.size()));
        if (random.nextInt(3) == 0) {
            kind = FactKind.MEDICAL_OUT_OF_POCKET;
        }
        if (kind.equals(FactKind.DEATH) && random.nextInt(4) > 0) {
            kind = FactKind.SCHOOL_ENROLMENT;
        }
        Map<String, Object> values = new HashMap<>();
        for (FieldContract field : Fixtures.SHAPES.fields(kind)) {
            if (field.required() || random.nextBoolean()) {
                values.put(field.name(), value(field));
            }
        }
        String person = "P" + (1 + random.nextInt(6));
        return Fixtures.fact(kind, "H", person, Integer.toString(random.nextInt(3)), version, values);
    }

    private Object value(FieldContract field) {
        return switch (field.type()) {
            case INTEGER -> field.name().contains("year") ? 2024L + random.nextInt(4) : (Object) whole();
            case MONEY -> whole();
            case DECIMAL -> random.nextInt(3) == 0 ? 0.0 : random.nextDouble() * 100;
            case BOOLEAN -> random.nextBoolean();
            case DATE -> day().toString();
            case MONTH -> YearMonth.from(nearDay()).toString();
            case CODE -> code(field.codes());
            case TEXT, NAME, ID_NO, DIVISION, PHONE, BANK_CARD -> "甲" + random.nextInt(3);
        };
    }

    private Object code(@Nullable Map<String, String> codes) {
        if (codes == null || codes.isEmpty()) {
            return "OTHER";
        }
        List<String> all = codes.values().stream().distinct().collect(Collectors.toList());
        return all.get(random.nextInt(all.size()));
    }

    private long whole() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(10);
            case 1 -> 500_000L + random.nextInt(3) - 1;
            case 2 -> random.nextInt(100) == 0 ? Long.MAX_VALUE : -random.nextInt(1000);
            default -> random.nextInt(3_000_000);
        };
    }

    private LocalDate nearDay() {
        return around.plusDays(random.nextInt(800) - 400);
    }

    private IncomeBlock income() {
        YearMonth to = YearMonth.of(2023 + random.nextInt(4), 1 + random.nextInt(12));
        return new IncomeBlock(
                any(PeriodType.values()),
                to.minusMonths(11),
                to,
                random.nextInt(4_000_000),
                random.nextInt(3) * 100_000L,
                0,
                random.nextInt(2) * 50_000L,
                random.nextInt(10) == 0 ? 5_000_000 : 0,
                random.nextInt(3) * 200_000L,
                0);
    }

    /** Of the same period a quarter or a year before, with other amounts. */
    private IncomeBlock before(IncomeBlock now) {
        int months = random.nextBoolean() ? 12 : 3;
        return new IncomeBlock(
                now.periodType(),
                now.from().minusMonths(months),
                now.to().minusMonths(months),
                random.nextInt(4_000_000),
                random.nextInt(3) * 100_000L,
                0,
                0,
                random.nextInt(10) == 0 ? 5_000_000 : 0,
                0,
                0);
    }

    private static HouseholdSnapshot withIncome(HouseholdSnapshot now, IncomeBlock income) {
        return new HouseholdSnapshot(
                now.householdId(),
                now.householdNo(),
                now.version() - 1,
                now.divisionCode(),
                null,
                null,
                now.householdType(),
                now.monitoredStatus(),
                now.monitoredCategory(),
                now.riskFactors(),
                null,
                null,
                null,
                now.housing(),
                now.waterSafe(),
                income,
                now.members(),
                true,
                Fixtures.NOW);
    }

    private Housing housing() {
        return new Housing(random.nextBoolean() ? null : any(Housing.DangerLevel.values()), true, null);
    }

    private MemberSnapshot member(String personId) {
        boolean school = random.nextInt(3) == 0;
        return new MemberSnapshot(
                personId,
                null,
                "",
                any(Sex.values()),
                random.nextInt(30) == 0 ? day() : LocalDate.of(1930 + random.nextInt(97), 1 + random.nextInt(12), 1),
                "RESIDENT_ID",
                null,
                null,
                null,
                personId.equals("P1") ? "02" : "20",
                null,
                random.nextBoolean() ? null : "20",
                school ? SCHOOL.get(random.nextInt(SCHOOL.size())) : null,
                school || random.nextBoolean() ? null : "ILLNESS",
                null,
                any(LabourCapacity.values()),
                any(MedicalInsurance.values()),
                random.nextBoolean(),
                random.nextInt(4) > 0 ? DibaoPolicy.NONE : any(DibaoPolicy.values()),
                random.nextInt(6) > 0 ? TekunPolicy.NONE : any(TekunPolicy.values()),
                random.nextInt(13),
                random.nextBoolean() ? null : (Long) (long) random.nextInt(800_000),
                random.nextInt(10) > 0 ? MemberStatus.ACTIVE : any(MemberStatus.values()),
                null,
                null);
    }

    private <E> E any(E[] values) {
        return values[random.nextInt(values.length)];
    }
}
