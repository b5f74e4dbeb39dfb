package io.fangpin.local.bench.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.EventRates;
import io.fangpin.simulation.NoiseRates;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SyntheticCounty;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {

    private static final SimulationOptions OPTIONS = SimulationOptions.usual(LocalDate.of(2026, 11, 22))
            .withHouseholds(200)
            .withMonths(3)
            .withEvents(EventRates.everything())
            .withNoise(NoiseRates.everything());

    @Test
    void theTruthStaysTheSameWhateverBecomesOfTheFeeds(@TempDir Path clean, @TempDir Path damaged) throws IOException {
        SyntheticCounty.generate(OPTIONS, clean);
        SyntheticCounty.generate(OPTIONS, damaged);

        Scenario.ROWS_LOST.damage(damaged, 1);

        assertThat(CountyLayout.of(damaged).truth())
                .hasSameBinaryContentAs(CountyLayout.of(clean).truth());
        assertThat(lines(damaged, "school-enrolment", "2026-09"))
                .hasSizeLessThan(lines(clean, "school-enrolment", "2026-09").size())
                .isSubsetOf(lines(clean, "school-enrolment", "2026-09"));
    }

    @Test
    void threeTimesTheSlipsChangeNumbersAndNamesOnly(@TempDir Path clean, @TempDir Path damaged) throws IOException {
        SyntheticCounty.generate(OPTIONS, clean);
        SyntheticCounty.generate(OPTIONS, damaged);

        Scenario.THREE_TIMES_THE_SLIPS.damage(damaged, 1);

        List<String> before = lines(clean, "school-enrolment", "2026-09");
        List<String> after = lines(damaged, "school-enrolment", "2026-09");
        assertThat(after).isNotEqualTo(before).hasSameSizeAs(before);
        assertThat(after.stream().map(ScenarioTest::withoutPerson))
                .isEqualTo(before.stream().map(ScenarioTest::withoutPerson).toList());
    }

    @Test
    void aFeedThatIsMissingIsMissingEveryMonth(@TempDir Path county) {
        SyntheticCounty.generate(OPTIONS, county);

        Scenario.FEED_MISSING.damage(county, 1);

        assertThat(OPTIONS.periods()).allSatisfy(period -> {
            assertThat(CountyLayout.of(county).feed("medical-settlements", period.toString()))
                    .doesNotExist();
            assertThat(CountyLayout.of(county).feed("school-enrolment", period.toString()))
                    .exists();
        });
    }

    @Test
    void theLateMonthArrivesLastAndAMonthLater() {
        List<String> periods = List.of("2026-08", "2026-09", "2026-10");

        assertThat(Scenario.MONTH_LATE.arrivals(periods)).containsExactly("2026-08", "2026-10", "2026-09");
        assertThat(Scenario.MONTH_LATE.arrival("2026-09", 5, periods)).isEqualTo("2026-11-05");
        assertThat(Scenario.MONTH_LATE.arrival("2026-10", 5, periods)).isEqualTo("2026-11-05");
        assertThat(Scenario.CLEAN.arrivals(periods)).isEqualTo(periods);
        assertThat(Scenario.CLEAN.arrival("2026-01", 30, periods)).isEqualTo("2026-02-28");
    }

    private static List<String> lines(Path county, String dataset, String period) throws IOException {
        // Every byte is a character here, so that the file's own encoding does not matter.
        return Files.readAllLines(CountyLayout.of(county).feed(dataset, period), Charset.forName("ISO-8859-1"));
    }

    private static String withoutPerson(String line) {
        return line.replaceFirst("^[^,]*,[^,]*", "");
    }
}
