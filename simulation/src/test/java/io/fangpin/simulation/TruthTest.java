package io.fangpin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.simulation.SimulationSummary.FeedFile;
import io.fangpin.simulation.Truth.FeedRow;
import io.fangpin.simulation.Truth.NoiseKind;
import io.fangpin.simulation.Truth.Outcome;
import io.fangpin.simulation.Truth.ShockKind;
import io.fangpin.simulation.Truth.StandingKind;
import io.fangpin.tabular.Row;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth says of each file what a reader with the contracts finds in it. */
class TruthTest {

    /** Those of which only a person, or matching, can tell what becomes of the row; and what stands twice. */
    private static final EnumSet<NoiseKind> CLERKS_ERRORS =
            EnumSet.of(NoiseKind.SLIPPED_ID, NoiseKind.MISHEARD_NAME, NoiseKind.REPEATED, NoiseKind.WRONG_AMOUNT);

    @TempDir
    static Path county;

    static SimulationSummary summary;
    static Map<String, Map<String, Object>> personByNo;
    static Map<String, String> personNoById;
    static Map<FeedRow, Row> rows = new HashMap<>();

    @BeforeAll
    static void generate() {
        summary = SyntheticCounty.generate(Counties.eventful(1_500, 99), county);
        personByNo = Counties.registry(county).stream()
                .map(row -> ((Row.Valid) row).values())
                .collect(Collectors.toMap(p -> p.get("person_no").toString(), p -> p));
        personNoById = personByNo.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getValue().get("id_no").toString(), Map.Entry::getKey));
        for (FeedFile file : summary.files()) {
            for (Row row : Counties.feed(county, file.dataset(), file.period())) {
                rows.put(new FeedRow(file.dataset(), file.period(), row.rowNo()), row);
            }
        }
    }

    @Test
    void everyKindOfShockRiskAndNoiseOccurs() {
        assertThat(summary.shocks()).containsOnlyKeys(ShockKind.values());
        assertThat(summary.standing()).containsOnlyKeys(StandingKind.values());
        assertThat(Counties.truth(county, Truth.Noise.class))
                .extracting(Truth.Noise::kind)
                .containsAll(EnumSet.complementOf(CLERKS_ERRORS));
        assertThat(summary.files()).extracting(FeedFile::encoding).contains("GB18030", "UTF-8");
    }

    @Test
    void aMonthInWhichNothingHappenedHasNoFile(@TempDir Path small) {
        SimulationSummary few = SyntheticCounty.generate(Counties.eventful(2, 7), small);

        for (String period :
                few.options().periods().stream().map(Object::toString).toList()) {
            assertThat(CountyLayout.of(small).feed("deaths", period)).doesNotExist();
        }
        assertThat(few.files()).allSatisfy(file -> {
            assertThat(file.rows()).isPositive();
            assertThat(CountyLayout.of(small).feed(file.dataset(), file.period()))
                    .exists();
        });
    }

    @Test
    void clerksErrorsAreLabelledAndShowInTheRow(@TempDir Path typed) {
        SimulationOptions options = Counties.eventful(300, 5).withNoise(NoiseRates.everything());
        SyntheticCounty.generate(options, typed);
        Map<String, Map<String, Object>> people = Counties.registry(typed).stream()
                .map(row -> ((Row.Valid) row).values())
                .collect(Collectors.toMap(p -> p.get("person_no").toString(), p -> p));

        Map<NoiseKind, List<Truth.Noise>> found = Counties.truth(typed, Truth.Noise.class).stream()
                .filter(noise -> CLERKS_ERRORS.contains(noise.kind()))
                .collect(Collectors.groupingBy(Truth.Noise::kind));

        assertThat(found).containsOnlyKeys(CLERKS_ERRORS);
        found.values()
                .forEach(all -> assertThat(all).allSatisfy(noise -> {
                    Map<String, Object> row = values(typed, noise.row());
                    Map<String, Object> person = people.get(noise.personNo());
                    assertThat(row.get("id_no").equals(person.get("id_no")))
                            .isEqualTo(noise.kind() != NoiseKind.SLIPPED_ID);
                    assertThat(row.get("name").equals(person.get("name")))
                            .isEqualTo(noise.kind() != NoiseKind.MISHEARD_NAME);
                }));
    }

    private static Map<String, Object> values(Path county, FeedRow place) {
        return Counties.feed(county, place.dataset(), place.period()).stream()
                .filter(row -> row.rowNo() == place.rowNo())
                .map(row -> ((Row.Valid) row).values())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsAreThoseOfTheFiles() {
        assertThat(SimulationSummary.read(county)).isEqualTo(summary);
        for (FeedFile file : summary.files()) {
            List<Map.Entry<FeedRow, Row>> own = rows.entrySet().stream()
                    .filter(e -> e.getKey().dataset().equals(file.dataset())
                            && e.getKey().period().equals(file.period()))
                    .toList();
            long quarantined = own.stream()
                    .filter(e -> e.getValue() instanceof Row.Invalid)
                    .count();
            long matched = own.stream()
                    .filter(e -> matchedPerson(e.getValue()) != null)
                    .count();

            assertThat(own).hasSize(file.rows());
            assertThat(quarantined).isEqualTo(file.expectedQuarantined());
            assertThat(matched).isEqualTo(file.expectedMatched());
            assertThat(file.rows())
                    .isEqualTo(file.expectedMatched() + file.expectedUnmatched() + file.expectedQuarantined());
        }
    }

    @Test
    void rowsOfShocksNameThePersonWhenTheyAreCarried() {
        for (Truth.Shock shock : Counties.truth(county, Truth.Shock.class)) {
            assertThat(shock.rows()).isNotEmpty();
            assertThat(personByNo.get(shock.personNo())).containsEntry("household_no", shock.householdNo());
            for (FeedRow place : shock.rows()) {
                assertThat(shock.personNo().equals(matchedPerson(rows.get(place))))
                        .isEqualTo(shock.carried());
            }
        }
    }

    @Test
    void noisyRowsComeToWhatTheTruthExpects() {
        for (Truth.Noise noise : Counties.truth(county, Truth.Noise.class)) {
            Row row = rows.get(noise.row());
            Outcome outcome = row instanceof Row.Invalid
                    ? Outcome.QUARANTINED
                    : matchedPerson(row) == null ? Outcome.UNMATCHED : Outcome.MATCHED;

            assertThat(outcome).as(noise.toString()).isEqualTo(noise.expected());
            if (outcome == Outcome.MATCHED) {
                assertThat(matchedPerson(row)).isEqualTo(noise.personNo());
            }
        }
    }

    @Test
    void aPersonIsReportedOnceAFileAndNotAfterDeath() {
        Map<String, String> monthOfDeath = Counties.truth(county, Truth.Shock.class).stream()
                .filter(s -> s.kind() == ShockKind.LAST_WORKER_DEATH || s.kind() == ShockKind.OLD_AGE_DEATH)
                .collect(Collectors.toMap(
                        Truth.Shock::personNo, s -> s.rows().getFirst().period()));
        Map<String, Integer> reports = new HashMap<>();
        rows.forEach((place, row) -> {
            String person = matchedPerson(row);
            if (person != null && !withdraws(row)) {
                reports.merge(place.dataset() + place.period() + person, 1, Integer::sum);
                String death = monthOfDeath.get(person);
                boolean early = death == null || place.period().compareTo(death) < 0;
                assertThat(early || place.dataset().equals("deaths")).isTrue();
            }
        });
        assertThat(reports.values()).containsOnly(1);
    }

    private static boolean withdraws(Row row) {
        return row instanceof Row.Valid valid
                && "WITHDRAW".equals(valid.values().get("operation"));
    }

    /** Exactly by number, as matching does: nobody has a number whose check character is wrong. */
    static String matchedPerson(Row row) {
        return row instanceof Row.Valid valid
                ? personNoById.get(valid.values().get("id_no").toString())
                : null;
    }
}
