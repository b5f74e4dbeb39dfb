package io.fangpin.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationOptionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    @Test
    void theUsualRunIsTenThousandHouseholdsUpToTheLastMonthThatIsOver() {
        SimulationOptions usual = SimulationOptions.usual(TODAY);

        assertThat(usual.households()).isEqualTo(10_000);
        assertThat(usual.periods())
                .startsWith(YearMonth.of(2026, 1))
                .endsWith(YearMonth.of(2026, 6))
                .hasSize(6);
    }

    @Test
    void noMonthLiesInTheFuture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulationOptions.usual(TODAY).withMonths(YearMonth.of(2026, 6), 3));
    }

    @Test
    void theCommandLineSetsWhatItNames() {
        SimulationOptions options = Main.options(
                Map.of("households", "50", "months", "2", "seed", "9", "from", "2026-03", "today", "2026-07-01"),
                TODAY);

        assertThat(options.households()).isEqualTo(50);
        assertThat(options.seed()).isEqualTo(9);
        assertThat(options.periods()).containsExactly(YearMonth.of(2026, 3), YearMonth.of(2026, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Main.options(Map.of("hoseholds", "1"), TODAY));
    }

    @Test
    void aQuietCountyRaisesNothing(@TempDir Path county) {
        SimulationOptions quiet = SimulationOptions.usual(TODAY)
                .withHouseholds(300)
                .withEvents(EventRates.quiet())
                .withNoise(NoiseRates.none());

        SimulationSummary summary = SyntheticCounty.generate(quiet, county);

        assertThat(summary.expectedAlerts()).isEmpty();
        assertThat(Counties.truth(county)).isEmpty();
    }

    @Test
    void twentyThousandHouseholdsPassInOneGo(@TempDir Path county) {
        SimulationSummary summary = SyntheticCounty.generate(
                SimulationOptions.usual(TODAY).withHouseholds(20_000).withMonths(1), county);

        assertThat(summary.persons()).isBetween(56_000, 70_000);
        assertThat(summary.files()).hasSize(5);
    }
}
