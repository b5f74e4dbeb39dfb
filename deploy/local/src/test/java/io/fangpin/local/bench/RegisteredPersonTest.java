package io.fangpin.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.NoiseRates;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SyntheticCounty;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisteredPersonTest {
    private static final int HOUSEHOLDS = 500;
    private static final NoiseRates IN_GB18030 = new NoiseRates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    @TempDir
    private Path folder;

    private int persons;

    @Test
    void theDeadAreLeftOutWhicheverEncodingTheirFileIsIn() {
        List<RegisteredPerson> living = living("utf-8", NoiseRates.none());

        assertThat(living("gb18030", IN_GB18030)).isEqualTo(living);
        assertThat(living).hasSizeBetween(HOUSEHOLDS, persons - 1);
    }

    private List<RegisteredPerson> living(String name, NoiseRates noise) {
        Path county = folder.resolve(name);
        persons = SyntheticCounty.generate(
                        SimulationOptions.usual(LocalDate.of(2026, 11, 29))
                                .withHouseholds(HOUSEHOLDS)
                                .withMonths(3)
                                .withNoise(noise),
                        county)
                .persons();
        return RegisteredPerson.living(CountyLayout.of(county), HOUSEHOLDS);
    }
}
