package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.VillageAlert.Hit;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the numbers shipped: three households within thirty days. */
class VillageAlertTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 8);

    @ParameterizedTest(name = "{0} households, last hit on {1}: {2}")
    @CsvSource({
        "3, 2026-08-08, true",
        "3, 2026-07-09, true",
        "3, 2026-07-08, false",
        "2, 2026-08-08, false",
        "40, 2026-08-01, true"
    })
    void enoughHouseholdsOfOneEventWithinTheDaysMakeItAMatterOfTheVillage(
            long households, LocalDate lastDay, boolean raised) {
        assertThat(VillageAlert.of(hit(households, lastDay), Fixtures.NUMBERS, TODAY))
                .matches(alert -> alert.isPresent() == raised);
    }

    @Test
    void itSaysWhatItRestsOn() {
        assertThat(VillageAlert.of(hit(3, TODAY), Fixtures.NUMBERS, TODAY)).hasValueSatisfying(alert -> {
            assertThat(alert.level()).isEqualTo(AlertLevel.RED);
            assertThat(alert.explanationZh()).startsWith("本村30天内有3户因同一事件（ZH-2026-007）出现预警，达到3户");
            assertThat(alert.unconfirmedNumbers()).containsExactly("GRP_HOUSEHOLDS", "GRP_WITHIN_DAYS");
        });
    }

    @Test
    void withoutItsNumbersNothingIsDecided() {
        assertThat(VillageAlert.of(hit(40, TODAY), new PolicyNumbers(List.of()), TODAY))
                .isEmpty();
    }

    private static Hit hit(long households, LocalDate lastDay) {
        return new Hit(Fixtures.VILLAGE, "ZH-2026-007", List.of("R-NAT-1"), households, lastDay, lastDay);
    }
}
