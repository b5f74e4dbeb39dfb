package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.Card.Colour;
import io.fangpin.risk.domain.Card.Why;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the numbers shipped: two yellow alerts count together within 90 days. */
class CardTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @ParameterizedTest(name = "{0} without alerts: {1} because {2}")
    @CsvSource({"MONITORED,     RED,   MONITORED", "NOT_MONITORED, GREEN, NO_ALERT", "ELIMINATED,    GREEN, ELIMINATED"
    })
    void withoutAlertsTheStatusDecides(MonitoredStatus status, Colour colour, Why why) {
        Card card = card(status);

        assertThat(card.colour()).isEqualTo(colour);
        assertThat(card.reasons()).extracting(Card.Reason::why).containsExactly(why);
    }

    @Test
    void aYellowAlertMakesAYellowCardAndARedOneARed() {
        Alert yellow = alert("R-MED-1", AlertLevel.YELLOW, RiskFactor.ILLNESS, 0);
        Alert red = alert("R-EDU-1", AlertLevel.RED, RiskFactor.SCHOOLING, 0);

        assertThat(card(MonitoredStatus.NOT_MONITORED, yellow).colour()).isEqualTo(Colour.YELLOW);
        assertThat(card(MonitoredStatus.ELIMINATED, yellow).colour()).isEqualTo(Colour.YELLOW);
        assertThat(card(MonitoredStatus.NOT_MONITORED, yellow, red).reasons())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.why()).isEqualTo(Why.RED_ALERT);
                    assertThat(reason.ruleCodes()).containsExactly("R-EDU-1");
                });
    }

    @ParameterizedTest(name = "{0} and {1}, {2} days apart: {3}")
    @CsvSource({
        "ILLNESS, SCHOOLING, 90, RED",
        "ILLNESS, SCHOOLING, 91, YELLOW",
        "ILLNESS, ILLNESS,    0, YELLOW",
    })
    void twoYellowOfDifferentRisksWithinNinetyDaysMakeARedCard(
            RiskFactor one, RiskFactor other, int days, Colour colour) {
        Card card = card(
                MonitoredStatus.NOT_MONITORED,
                alert("R-1", AlertLevel.YELLOW, one, 0),
                alert("R-2", AlertLevel.YELLOW, other, days));

        assertThat(card.colour()).isEqualTo(colour);
        assertThat(card.reasons().getFirst().ruleCodes()).containsExactly("R-1", "R-2");
    }

    private static Card card(MonitoredStatus status, Alert... open) {
        return Card.of(status, Stream.of(open).map(Card.Open::of).toList(), Fixtures.NUMBERS, Fixtures.VILLAGE, TODAY);
    }

    private static Alert alert(String rule, AlertLevel level, RiskFactor factor, int daysAgo) {
        return new Alert(
                rule,
                1,
                "H",
                Fixtures.VILLAGE,
                null,
                rule,
                "1",
                "pack",
                "",
                "",
                level,
                factor,
                List.of(),
                "-",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                TODAY,
                Fixtures.NOW.minus(Duration.ofDays(daysAgo)),
                true);
    }
}
