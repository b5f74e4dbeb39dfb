package io.fangpin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.simulation.SimulationSummary.FeedFile;
import io.fangpin.tabular.Row;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading only register and feeds, the rules raise what the truth expects, and nothing else. */
class ExpectedAlertsTest {

    private final Map<String, List<Map<String, Object>>> membersByHousehold = new HashMap<>();
    private final Map<Object, Map<String, Object>> personById = new HashMap<>();
    private final Map<String, Map<List<Object>, Map<String, Object>>> factsByDataset = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"11, 2026-07-15, 6", "12, 2026-07-15, 1", "13, 2026-11-22, 9", "14, 2027-02-03, 12", "15, 2027-01-10, 3"
    })
    void onlyWhatTheTruthExpectsIsRaised(long seed, LocalDate today, int months, @TempDir Path county) {
        SimulationOptions usual = SimulationOptions.usual(today);
        SimulationOptions options = Counties.eventful(1_200, seed).withPolicy(usual.policy());
        options = new SimulationOptions(
                options.households(),
                SimulationOptions.firstMonth(months, today),
                months,
                seed,
                today,
                options.events(),
                options.noise(),
                options.policy());
        SimulationSummary summary = SyntheticCounty.generate(options, county);
        read(county, summary);

        assertThat(raised(options)).isEqualTo(expected(county));
    }

    /** All kinds of shocks, near misses within two in a hundred of the line, mistakes that are put right. */
    @ParameterizedTest
    @CsvSource({"21, 2026-11-22", "22, 2026-06-30"})
    void nearMissesAndMistakesThatWerePutRightRaiseNothing(long seed, LocalDate today, @TempDir Path county) {
        SimulationOptions options = SimulationOptions.usual(today)
                .withHouseholds(3_000)
                .withMonths(3)
                .withSeed(seed)
                .withEvents(EventRates.everything())
                .withNoise(new NoiseRates(0.02, 0.005, 0.004, 0.03, 0.05, 0.2, 0, 0.02, 0.01, 0.03, 0.02, 0.35))
                .withPolicy(SimulationPolicy.defaults().closely());
        SimulationSummary summary = SyntheticCounty.generate(options, county);
        read(county, summary);

        assertThat(raised(options)).isEqualTo(expected(county));
    }

    private void read(Path county, SimulationSummary summary) {
        for (Row row : Counties.registry(county)) {
            Map<String, Object> person = ((Row.Valid) row).values();
            membersByHousehold
                    .computeIfAbsent(person.get("household_no").toString(), h -> new ArrayList<>())
                    .add(person);
            personById.put(person.get("id_no"), person);
        }
        for (FeedFile file : summary.files()) {
            for (Row row : Counties.feed(county, file.dataset(), file.period())) {
                if (row instanceof Row.Valid valid
                        && personById.containsKey(valid.values().get("id_no"))) {
                    take(file.dataset(), valid.values());
                }
            }
        }
    }

    /** The later row of the same key replaces the earlier one, or takes it back. */
    private void take(String dataset, Map<String, Object> values) {
        List<Object> key = Counties.contract(dataset).naturalKey().stream()
                .map(values::get)
                .toList();
        Map<List<Object>, Map<String, Object>> facts =
                factsByDataset.computeIfAbsent(dataset, d -> new LinkedHashMap<>());
        if ("WITHDRAW".equals(values.get("operation"))) {
            facts.remove(key);
        } else {
            facts.put(key, values);
        }
    }

    private static Set<String> expected(Path county) {
        Set<String> expected = new TreeSet<>();
        for (Truth truth : Counties.truth(county)) {
            if (truth instanceof Truth.Standing standing) {
                standing.expectedRules().forEach(rule -> expected.add(standing.householdNo() + " " + rule));
            }
            if (truth instanceof Truth.Shock shock && shock.carried()) {
                shock.expectedRules().forEach(rule -> expected.add(shock.householdNo() + " " + rule));
            }
        }
        return expected;
    }

    private Set<String> raised(SimulationOptions options) {
        SimulationPolicy policy = options.policy();
        LocalDate today = options.today();
        boolean lastYearCounts = today.getDayOfYear() <= policy.medicalYearGraceDays();
        Set<String> raised = new TreeSet<>();
        Set<Object> dead = new HashSet<>();
        facts("deaths").forEach(f -> dead.add(f.get("id_no")));
        Map<Object, Object> insuranceThisYear = new HashMap<>();
        for (Map<String, Object> fact : facts("medical-settlements")) {
            Map<String, Object> person = personById.get(fact.get("id_no"));
            boolean outOfPoverty = person.get("household_type").equals("OUT_OF_POVERTY");
            long year = (long) fact.get("year");
            boolean counts = year == today.getYear() || (lastYearCounts && year == today.getYear() - 1);
            if (counts && (long) fact.get("inpatient_self_pay_fen") >= policy.medicalFen(outOfPoverty)) {
                raised.add(person.get("household_no") + (outOfPoverty ? " R-MED-1" : " R-MED-2"));
            }
            if (year == today.getYear()) {
                insuranceThisYear.put(fact.get("id_no"), fact.get("insurance_status"));
            }
        }
        personById.forEach((id, person) -> {
            if (!dead.contains(id)
                    && insuranceThisYear
                            .getOrDefault(id, person.get("medical_insurance"))
                            .equals("NONE")) {
                raised.add(person.get("household_no") + " R-MED-10");
            }
        });
        for (Map<String, Object> fact : facts("school-enrolment")) {
            LocalDate birth = (LocalDate) personById.get(fact.get("id_no")).get("birth_date");
            boolean compulsory = Period.between(birth, today).getYears() <= policy.compulsoryToAge();
            if (compulsory && !fact.get("status").equals("ENROLLED")) {
                raised.add(householdOf(fact) + " R-EDU-1");
            }
        }
        for (Map<String, Object> fact : facts("housing-appraisals")) {
            if ((boolean) fact.get("only_dwelling") && Set.of("C", "D").contains(fact.get("grade"))) {
                raised.add(householdOf(fact) + " R-HOU-1");
            }
        }
        for (Map<String, Object> fact : facts("civil-affairs-assistance")) {
            if (fact.get("status").equals("STOPPED")
                    && ((LocalDate) fact.get("stop_date"))
                            .plusDays(policy.stoppedWithinDays())
                            .isAfter(today)) {
                raised.add(householdOf(fact) + " R-SAF-2");
            }
        }
        factsByDataset.forEach((dataset, facts) -> facts.values()
                .forEach(fact -> FurtherRules.raised(dataset, fact, personById.get(fact.get("id_no")), today)
                        .forEach(rule -> raised.add(householdOf(fact) + " " + rule))));
        membersByHousehold.forEach((household, members) -> {
            List<Map<String, Object>> living =
                    members.stream().filter(p -> !dead.contains(p.get("id_no"))).toList();
            if (living.stream().allMatch(p -> Set.of("NONE", "LOST").contains(p.get("labour_capacity")))
                    && living.stream()
                            .allMatch(p -> p.get("dibao_policy").equals("NONE")
                                    && p.get("tekun_policy").equals("NONE"))) {
                raised.add(household + " R-LAB-1");
            }
            if (netIncomeFen(living.getFirst()) / living.size() < policy.incomeLineFen()) {
                raised.add(household + " R-INC-1");
                if (living.getFirst().get("household_type").equals("OUT_OF_POVERTY")) {
                    raised.add(household + " R-INC-2");
                }
            }
        });
        return raised;
    }

    private static long netIncomeFen(Map<String, Object> person) {
        return (long) person.get("wage_income_fen")
                + (long) person.get("operating_income_fen")
                + (long) person.get("property_income_fen")
                + (long) person.get("transfer_income_fen")
                - (long) person.get("operating_cost_fen");
    }

    private Object householdOf(Map<String, Object> fact) {
        return personById.get(fact.get("id_no")).get("household_no");
    }

    private List<Map<String, Object>> facts(String dataset) {
        return List.copyOf(factsByDataset.getOrDefault(dataset, Map.of()).values());
    }
}
