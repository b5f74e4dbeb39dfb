package io.fangpin.simulation;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.people.ResidentId;
import io.fangpin.tabular.Row;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The register is valid by its contract and plausible as a rural county. */
class RegisterTest {

    private static final Set<String> CHILDREN = Set.of("20", "30");
    private static final Set<String> GRANDCHILDREN = Set.of("40", "41", "42", "43");
    private static final Set<String> PARENTS = Set.of("51", "52");
    private static final Set<String> FEMALE = Set.of("28", "30", "41", "43", "52");
    private static final Set<String> MALE = Set.of("20", "40", "42", "51");

    @TempDir
    static Path county;

    static List<Map<String, Object>> people;

    @BeforeAll
    static void generate() {
        SyntheticCounty.generate(
                SimulationOptions.usual(Counties.TODAY).withHouseholds(4_000).withMonths(1), county);
        people = valid(county);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 421281})
    void everyRowIsValidAndEveryNumberUniqueAndRight(long seed, @TempDir Path other) {
        SimulationOptions options = Counties.eventful(400, seed).withMonths(1);
        SimulationSummary summary = SyntheticCounty.generate(options, other);

        List<Map<String, Object>> rows = valid(other);

        assertThat(rows).hasSize(summary.persons());
        Set<Object> numbers = new HashSet<>();
        for (Map<String, Object> person : rows) {
            ResidentId id = ResidentId.parse(text(person, "id_no")).orElseThrow();
            assertThat(numbers.add(id.value())).isTrue();
            assertThat(id.checkCharacterFits()).isTrue();
            assertThat(id.birthDate()).isEqualTo(person.get("birth_date"));
            assertThat(id.male()).isEqualTo(text(person, "sex").equals("MALE"));
            assertThat(id.areaCode()).startsWith("42");
            assertThat(text(person, "data_nature")).isEqualTo("SYNTHETIC");
        }
    }

    @Test
    void relationsFitAgesAndSexes() {
        for (List<Map<String, Object>> household :
                people.stream().collect(groupingBy(p -> p.get("household_no"))).values()) {
            Map<String, Object> head = household.getFirst();
            assertThat(text(head, "relation_to_head")).isEqualTo("02");
            assertThat(age(head)).isGreaterThanOrEqualTo(22);
            for (Map<String, Object> other : household.subList(1, household.size())) {
                String relation = text(other, "relation_to_head");
                int older = age(head) - age(other);
                if (relation.equals("10")) {
                    assertThat(other.get("sex")).isNotEqualTo(head.get("sex"));
                    assertThat(Math.abs(older)).isLessThanOrEqualTo(8);
                }
                if (CHILDREN.contains(relation)) {
                    assertThat(older).isBetween(16, 50);
                }
                if (GRANDCHILDREN.contains(relation)) {
                    assertThat(older).isGreaterThanOrEqualTo(35);
                }
                if (PARENTS.contains(relation)) {
                    assertThat(-older).isBetween(16, 45);
                }
                assertThat(FEMALE.contains(relation) && text(other, "sex").equals("MALE"))
                        .isFalse();
                assertThat(MALE.contains(relation) && text(other, "sex").equals("FEMALE"))
                        .isFalse();
            }
        }
    }

    @Test
    void labourSchoolAndInsuranceAgreeWithAge() {
        for (Map<String, Object> person : people) {
            boolean inSchool = person.containsKey("in_school_status");
            if (age(person) < 16 || inSchool) {
                assertThat(text(person, "labour_capacity")).isEqualTo("NONE");
            }
            if (age(person) <= 16) {
                assertThat(inSchool).isTrue();
            }
            if (age(person) >= 60) {
                assertThat(text(person, "labour_capacity")).isNotIn("ORDINARY", "SKILLED");
            }
            if (text(person, "labour_capacity").equals("NONE")) {
                assertThat(person.get("work_months")).isEqualTo(0L);
            }
            boolean disabled = text(person, "health_status").equals("残疾");
            assertThat(text(person, "id_type")).isEqualTo(disabled ? "DISABILITY_CERTIFICATE" : "RESIDENT_ID");
            assertThat(person.containsKey("disability_level")).isEqualTo(disabled);
        }
    }

    @Test
    void theCountyLooksLikeARuralOne() {
        long households =
                people.stream().map(p -> p.get("household_no")).distinct().count();
        long heads = people.stream()
                .filter(p -> text(p, "relation_to_head").equals("02"))
                .count();

        assertThat(heads).isEqualTo(households).isEqualTo(4_000);
        assertThat((double) people.size() / households).isBetween(2.8, 3.5);
        assertThat(share(p -> text(p, "sex").equals("MALE"))).isBetween(0.49, 0.54);
        assertThat(share(p -> age(p) < 15)).isBetween(0.12, 0.22);
        assertThat(share(p -> age(p) >= 60)).isBetween(0.2, 0.36);
        assertThat(share(p -> age(p) >= 80)).isBetween(0.015, 0.07);
        assertThat(share(p -> text(p, "household_type").equals("OUT_OF_POVERTY")))
                .isBetween(0.10, 0.14);
        assertThat(share(p -> text(p, "health_status").equals("残疾"))).isBetween(0.02, 0.06);
        assertThat(people.stream().map(p -> p.get("division_code")).distinct().count())
                .isGreaterThan(140);
        assertThat(people.stream().collect(groupingBy(p -> p.get("household_no"))).values().stream()
                        .mapToInt(List::size)
                        .max()
                        .orElseThrow())
                .isBetween(5, 8);
    }

    private static double share(java.util.function.Predicate<Map<String, Object>> condition) {
        return (double) people.stream().filter(condition).count() / people.size();
    }

    private static List<Map<String, Object>> valid(Path county) {
        return Counties.registry(county).stream()
                .map(row -> {
                    assertThat(row).isInstanceOf(Row.Valid.class);
                    return ((Row.Valid) row).values();
                })
                .toList();
    }

    private static String text(Map<String, Object> row, String field) {
        return String.valueOf(row.get(field));
    }

    private static int age(Map<String, Object> person) {
        return Period.between((LocalDate) person.get("birth_date"), Counties.TODAY)
                .getYears();
    }
}
