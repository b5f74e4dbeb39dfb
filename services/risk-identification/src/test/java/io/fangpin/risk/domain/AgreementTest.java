package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.domain.Agreement.Agreed;
import io.fangpin.risk.domain.Agreement.Declined;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {
    private static final String US = "fangpin.example.cn";

    @ParameterizedTest
    @CsvSource({"*, 120, 120", "fangpin.example.cn, 1, 1", "FANGPIN.example.cn, 600, 600", "*, 999999999, 600"})
    void aReceiverThatNamesUsAgreesToAtMostWhatWasAsked(String origin, String rate, int perMinute) {
        assertThat(answer(origin, rate)).isEqualTo(new Agreed(perMinute));
    }

    @Test
    void anAsteriskIsAnyRate() {
        assertThat(answer(US, "*")).isEqualTo(new Agreed(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.example.cn", "fangpin", ""})
    void aReceiverThatNamesOthersHasNotAgreed(String origin) {
        assertThat(answer(origin, "*")).isInstanceOf(Declined.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1.5", "", "99999999999"})
    void aReceiverThatStatesNoRateHasNotAgreed(String rate) {
        assertThat(answer("*", rate)).isInstanceOf(Declined.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 405, 500})
    void aStatusIsNoAgreement(int status) {
        assertThat(Agreement.of(US, 600, status, Optional.empty(), Optional.of("*")))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> assertThat(declined.because())
                                .contains("WebHook-Allowed-Origin")
                                .contains("HTTP " + status));
    }

    private static Agreement answer(String origin, String rate) {
        return Agreement.of(US, 600, 200, Optional.of(origin), Optional.of(rate));
    }
}
