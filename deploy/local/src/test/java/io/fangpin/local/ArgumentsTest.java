package io.fangpin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fangpin.local.LocalOptions.CountyOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final Path HOME = Path.of("/fangpin");

    @Test
    void loadsTheUsualCountyIntoTheUsualFolder() {
        Arguments arguments = Arguments.parse(new String[] {}, HOME);

        assertThat(arguments.county()).isEqualTo(new CountyOptions(2_000, 3, 421281));
        assertThat(arguments.dataDir()).isEqualTo(Path.of("/fangpin/.local"));
    }

    @Test
    void takesTheCountyAndTheFolderFromTheCommandLine() {
        Arguments arguments = Arguments.parse(
                new String[] {"--households", "500", "--months", "6", "--seed", "7", "--data-dir", "/data"}, HOME);

        assertThat(arguments.county()).isEqualTo(new CountyOptions(500, 6, 7));
        assertThat(arguments.dataDir()).isEqualTo(Path.of("/data"));
    }

    @Test
    void startsEmptyWhenAsked() {
        assertThat(Arguments.parse(new String[] {"--no-load"}, HOME).county()).isEqualTo(CountyOptions.NONE);
    }

    @ParameterizedTest
    @CsvSource({"--households,many", "--households,0", "--months,61", "--seed,", "--bogus,1"})
    void refusesWhatItCannotRead(String option, String value) {
        String[] words = value == null ? new String[] {option} : new String[] {option, value};

        assertThatThrownBy(() -> Arguments.parse(words, HOME))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining(option);
    }
}
