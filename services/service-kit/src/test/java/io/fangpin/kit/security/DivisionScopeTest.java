package io.fangpin.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fangpin.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionScopeTest {
    @ParameterizedTest
    @CsvSource({
        "420000000000, 42%",
        "421200000000, 4212%",
        "421281000000, 421281%",
        "421281101000, 421281101%",
        "421281101001, 421281101001%",
        "421281, 421281%",
        "429004000000, 429004%",
        "110101001000, 110101001%",
        "421281100000, 421281100%",
        "000000000000, %"
    })
    void coversWhatIsBelowItsLevel(String division, String pattern) {
        assertThat(DivisionScope.of(division).likePattern()).isEqualTo(pattern);
    }

    @Test
    void coversNeitherNeighboursNorWhatIsAbove() {
        DivisionScope township = DivisionScope.of("421281101000");

        assertThat(township.covers("421281101001")).isTrue();
        assertThat(township.covers("421281101000")).isTrue();
        assertThat(township.covers("421281102001")).isFalse();
        assertThat(township.covers("421281000000")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"%", "42128110100X", "''", "4212811010011"})
    void coversNothingForWhatIsNoDivision(String division) {
        assertThat(DivisionScope.of(division).covers("421281101001")).isFalse();
    }

    @Test
    void refusesAsIfItDidNotExist() {
        assertThatThrownBy(() -> DivisionScope.of("421281101000").require("421281102001"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(404));
    }
}
