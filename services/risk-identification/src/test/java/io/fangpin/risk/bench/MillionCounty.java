package io.fangpin.risk.bench;

import io.fangpin.risk.Fixtures;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Households of {@link SyntheticCounty} in villages of three hundred, registered a year before today, whose facts came in over
 * the months since; the first ones are those that live facts are about. Everything is marked as synthetic.
 */
final class MillionCounty {
    static final int MONTHS = 12;
    /** What keys of households begin with that live facts are about. */
    static final String LIVE = "L";

    private static final int A_VILLAGE = 300;
    private static final int VILLAGES_A_TOWNSHIP = 15;
    private static final int TOWNSHIPS_A_COUNTY = 12;
    private static final int MOST_DAY = 27;

    private final SyntheticCounty county;
    private final Random random;
    private final YearMonth first;

    MillionCounty(long seed, LocalDate today) {
        this.county = new SyntheticCounty(seed);
        this.random = new Random(seed);
        this.first = YearMonth.from(today).minusMonths(MONTHS - 1L);
    }

    /** The first of the months that are looked back at; the last one is today's. */
    YearMonth firstMonth() {
        return first;
    }

    static String liveHousehold(int number) {
        return LIVE + number;
    }

    /** A household of its own for live facts: an adult who has not been in hospital yet. */
    List<DomainEvent> live(int number) {
        return List.of(registered(
                Fixtures.householdIn(village(number), liveHousehold(number), 1, HouseholdType.OUT_OF_POVERTY),
                village(number)));
    }

    /** The household and what is known of it, in the order in which it became known. */
    List<DomainEvent> household(int number) {
        HouseholdSnapshot household = county.household("H" + number);
        List<DomainEvent> events = new ArrayList<>();
        events.add(registered(household, village(number)));
        county.facts(household).forEach(fact -> events.add(dated(fact)));
        return events;
    }

    private static String village(int number) {
        int village = number / A_VILLAGE;
        int township = village / VILLAGES_A_TOWNSHIP;
        int countyNumber = 81 + township / TOWNSHIPS_A_COUNTY;
        return "%04d%02d%03d%03d"
                .formatted(
                        4212, countyNumber, 101 + township % TOWNSHIPS_A_COUNTY, 201 + village % VILLAGES_A_TOWNSHIP);
    }

    private HouseholdSnapshot registered(HouseholdSnapshot household, String village) {
        return new HouseholdSnapshot(
                household.householdId(),
                household.householdNo(),
                household.version(),
                village,
                household.naturalVillage(),
                household.address(),
                household.householdType(),
                household.monitoredStatus(),
                household.monitoredCategory(),
                household.riskFactors(),
                household.phoneSealed(),
                household.bankName(),
                household.bankCardSealed(),
                household.housing(),
                household.waterSafe(),
                household.income(),
                household.members(),
                true,
                at(first.minusMonths(1).atEndOfMonth()));
    }

    /** Of one of the months, and said in the next one. */
    private FactRecorded dated(FactRecorded fact) {
        YearMonth month = first.plusMonths(random.nextInt(MONTHS - 1)).minusMonths(1);
        Instant said = at(month.plusMonths(1).atDay(1 + random.nextInt(MOST_DAY)));
        FactRecorded of = fact.kind().equals(FactKind.MEDICAL_OUT_OF_POCKET)
                ? Fixtures.selfPay(
                        fact.householdId(), String.valueOf(fact.personId()), month.getYear(), fact.version(), (long)
                                fact.values().get("inpatient_self_pay_fen"))
                : fact;
        return new FactRecorded(
                of.factId(),
                of.kind(),
                of.householdId(),
                of.personId(),
                month.toString(),
                of.version(),
                of.values(),
                of.source(),
                of.match(),
                true,
                said);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(4, 0).toInstant(ZoneOffset.UTC);
    }
}
