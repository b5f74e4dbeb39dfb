package io.fangpin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {

    @Test
    void theSameOptionsGiveTheSameBytes(@TempDir Path one, @TempDir Path other) throws IOException {
        SimulationOptions options = Counties.eventful(300, 7);

        int feeds = SyntheticCounty.generate(options, one).files().size();
        SyntheticCounty.generate(options, other);

        assertThat(files(other)).hasSize(1 + 1 + 2 + feeds).isEqualTo(files(one));
    }

    @Test
    void anotherSeedGivesAnotherCounty(@TempDir Path one, @TempDir Path other) throws IOException {
        SyntheticCounty.generate(Counties.eventful(300, 7), one);
        SyntheticCounty.generate(Counties.eventful(300, 8), other);

        assertThat(Files.readString(CountyLayout.of(one).registry()))
                .isNotEqualTo(Files.readString(CountyLayout.of(other).registry()));
    }

    @Test
    void aLargerCountyBeginsWithTheSameFamilies(@TempDir Path small, @TempDir Path large) throws IOException {
        SyntheticCounty.generate(Counties.eventful(100, 7).withNoise(NoiseRates.none()), small);
        SyntheticCounty.generate(Counties.eventful(200, 7).withNoise(NoiseRates.none()), large);

        assertThat(Files.readString(CountyLayout.of(large).registry()))
                .startsWith(Files.readString(CountyLayout.of(small).registry()));
    }

    private static Map<String, Integer> files(Path county) throws IOException {
        Map<String, Integer> hashes = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(county)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                hashes.put(county.relativize(path).toString(), java.util.Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return hashes;
    }
}
