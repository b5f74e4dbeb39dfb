package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "007", "12.3", "12.34", "0.05", "9999999999999999", "1234567890123456.78"})
    void readsHundredthsAsADecimalWould(String text) {
        assertThat(Digits.hundredths(text))
                .isEqualTo(new BigDecimal(text).movePointRight(2).longValueExact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "5.", ".5", "1.234", "-1", "+1", "1,000", "１２", "1e5", "12345678901234567", "1.2.3"})
    void leavesEveryOtherFormToThePattern(String text) {
        assertThat(Digits.hundredths(text)).isEqualTo(Digits.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-5", "1 2", "1234567890123456789"})
    void readsDigitsOnly(String text) {
        assertThat(Digits.whole(text, 0, text.length())).isEqualTo(Digits.NONE);
    }
}
