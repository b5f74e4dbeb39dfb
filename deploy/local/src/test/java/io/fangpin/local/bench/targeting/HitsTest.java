package io.fangpin.local.bench.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.simulation.Truth;
import io.fangpin.simulation.Truth.FeedRow;
import io.fangpin.simulation.Truth.NoiseKind;
import io.fangpin.simulation.Truth.Outcome;
import io.fangpin.simulation.Truth.ShockKind;
import io.fangpin.simulation.Truth.StandingKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HitsTest {

    private static final String VILLAGE = "421281100201";
    private static final LocalDate SHOCK = LocalDate.of(2026, 9, 10);

    @Test
    void anAlertOfAnotherPersonOrRuleIsNoHit() {
        List<Expected> expected = Expected.of(List.of(illness("H1", "P1", true), illness("H2", "P3", true)));

        Hits hits = new Hits(
                10, expected, List.of(alert("R-MED-2", "H1", "P1"), alert("R-MED-2", "H2", "P4"), lowIncome("H3")));

        assertThat(hits.recall(Expected::carriedShock)).isEqualTo(50);
        assertThat(hits.missed()).extracting(Expected::personNo).containsExactly("P3");
        assertThat(hits.unfounded()).extracting(Raised::householdNo).containsExactly("H2", "H3");
        assertThat(hits.precisionByRule().get("R-MED-2").percent()).isEqualTo(50);
        assertThat(hits.precisionByRule().get("R-INC-1").percent()).isZero();
    }

    @Test
    void theMissedRateAsksAmongHouseholdsWithoutAnyAlert() {
        List<Expected> expected = Expected.of(List.of(
                illness("H1", "P1", true),
                illness("H2", "P3", true),
                illness("H3", "P5", false),
                new Truth.Standing(StandingKind.LOW_INCOME, "H4", null, VILLAGE, List.of("R-INC-1"))));

        Hits hits = new Hits(10, expected, List.of(alert("R-MED-2", "H1", "P1"), lowIncome("H4")));

        assertThat(hits.missedRate(Expected::carriedShock)).isEqualTo(12.5);
        assertThat(hits.missedRate(e -> true)).isEqualTo(25);
        assertThat(hits.recallOfStandingRisks()).isEqualTo(100);
    }

    @Test
    void whatWasClearedAgainDoesNotCountAgainstPrecision() {
        Raised cleared = new Raised("R-MED-2", "H1", "P1", Optional.empty(), true);

        Hits hits = new Hits(10, List.of(), List.of(cleared));

        assertThat(hits.precision()).isNaN();
        assertThat(hits.clearedAgain()).isEqualTo(1);
    }

    @Test
    void leadTimeRunsFromTheShockToTheArrivalOfItsFirstRow() {
        List<Expected> expected = Expected.of(List.of(illness("H1", "P1", true)));
        Raised first = alert("R-MED-2", "H1", "P1");
        Raised again = new Raised("R-MED-2", "H1", "P1", Optional.of(LocalDate.of(2026, 11, 5)), false);

        assertThat(new Hits(10, expected, List.of(again, first)).leadDays()).containsExactly(25L);
    }

    @Test
    void aShockThatOnlyAMisheardNameShowsIsDoubtful() {
        Truth.Shock shock = illness("H1", "P1", true);
        Truth.Noise noise =
                new Truth.Noise(NoiseKind.MISHEARD_NAME, shock.rows().getFirst(), "H1", "P1", Outcome.DOUBTFUL);

        assertThat(Expected.of(List.of(shock, noise)))
                .extracting(Expected::evidence)
                .containsExactly(Expected.EvidenceGiven.DOUBTFUL);
    }

    private static Truth.Shock illness(String household, String person, boolean carried) {
        FeedRow row = new FeedRow("medical-settlements", "2026-09", 7);
        return new Truth.Shock(
                ShockKind.ILLNESS, household, person, VILLAGE, SHOCK, List.of(row), List.of("R-MED-2"), carried);
    }

    private static Raised alert(String rule, String household, @Nullable String person) {
        return new Raised(rule, household, person, Optional.of(LocalDate.of(2026, 10, 5)), false);
    }

    private static Raised lowIncome(String household) {
        return new Raised("R-INC-1", household, null, Optional.empty(), false);
    }
}
