package io.fangpin.matching.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Cadence;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code accidents} comes monthly, by the tenth of the next month. */
class FeedHealthTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Tolerance USUAL = new Tolerance(50, 200, 20, 1000);
    private static final DatasetContracts CONTRACTS = DatasetContracts.load();
    private static final DatasetContract MONTHLY = CONTRACTS.find("accidents").orElseThrow();

    private static Arrival arrival(String period, long rows) {
        return new Arrival(
                period,
                "421202000000",
                true,
                rows,
                rows,
                YearMonth.parse(period)
                        .plusMonths(1)
                        .atDay(5)
                        .atStartOfDay(CHINA)
                        .toInstant());
    }

    private static FeedHealth assess(LocalDate today, Arrival... arrivals) {
        return assess(MONTHLY, today, List.of(arrivals));
    }

    private static FeedHealth assess(DatasetContract contract, LocalDate today, List<Arrival> arrivals) {
        return FeedHealth.assess(contract, new Expectation(null, 0), arrivals, today, CHINA, USUAL);
    }

    @Test
    void lastMonthIsExpectedFromTheDayAfterTheDueDay() {
        Arrival april = arrival("2026-04", 30);

        FeedHealth onTheDay = assess(LocalDate.of(2026, 6, 10), april);
        FeedHealth dayAfter = assess(LocalDate.of(2026, 6, 11), april);

        assertThat(onTheDay.state()).isEqualTo(State.ON_TIME);
        assertThat(onTheDay.expectedPeriod()).isEqualTo("2026-04");
        assertThat(onTheDay.dueOn()).isEqualTo("2026-06-10");
        assertThat(dayAfter.state()).isEqualTo(State.LATE);
        assertThat(dayAfter.expectedPeriod()).isEqualTo("2026-05");
        assertThat(dayAfter.dueOn()).isEqualTo("2026-06-10");
    }

    @Test
    void moreThanOneMonthMissingIsStale() {
        assertThat(assess(LocalDate.of(2026, 6, 11), arrival("2026-03", 30)).state())
                .isEqualTo(State.STALE);
        assertThat(assess(LocalDate.of(2026, 6, 11)).state()).isEqualTo(State.NEVER);
    }

    @Test
    void whatComesDailyIsLateAfterTwoDaysAndWhatIsAskedForIsNotExpected() {
        DatasetContract daily = CONTRACTS.feeds().stream()
                .filter(feed -> feed.cadence() == Cadence.DAILY)
                .findFirst()
                .orElseThrow();
        DatasetContract onConsent = CONTRACTS.feeds().stream()
                .filter(feed -> feed.cadence() == Cadence.ON_CONSENT)
                .findFirst()
                .orElseThrow();
        List<Arrival> fifthOfJune = List.of(arrival("2026-05", 9));

        assertThat(assess(daily, LocalDate.of(2026, 6, 7), fifthOfJune).state()).isEqualTo(State.ON_TIME);
        assertThat(assess(daily, LocalDate.of(2026, 6, 8), fifthOfJune).state()).isEqualTo(State.LATE);
        assertThat(assess(daily, LocalDate.of(2026, 6, 10), fifthOfJune).state())
                .isEqualTo(State.STALE);
        assertThat(assess(onConsent, LocalDate.of(2026, 6, 10), List.of()).state())
                .isEqualTo(State.NOT_EXPECTED);
    }
}
