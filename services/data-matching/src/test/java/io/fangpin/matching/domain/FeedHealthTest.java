package io.fangpin.matching.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.matching.domain.FeedHealth.Arrival;
import io.fangpin.matching.domain.FeedHealth.Tolerance;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Cadence;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code accidents} comes monthly, by the tenth of the next month. */
class FeedHealthTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Tolerance USUAL = new Tolerance(50, 200, 20);
    private static final DatasetContracts CONTRACTS = DatasetContracts.load();
    private static final DatasetContract MONTHLY = CONTRACTS.find("accidents").orElseThrow();

    private static Arrival arrival(String period, long rows) {
        return new Arrival(
                period,
                rows,
                YearMonth.parse(period)
                        .plusMonths(1)
                        .atDay(5)
                        .atStartOfDay(CHINA)
                        .toInstant());
    }

    private static FeedHealth assess(LocalDate today, Arrival... arrivals) {
        return FeedHealth.assess(MONTHLY, List.of(arrivals), today, CHINA, USUAL);
    }

    private static State sizes(long... rows) {
        List<Arrival> arrivals = new ArrayList<>();
        YearMonth month = YearMonth.of(2026, 5).minusMonths(rows.length - 1);
        for (long n : rows) {
            arrivals.add(arrival(month.toString(), n));
            month = month.plusMonths(1);
        }
        return FeedHealth.assess(MONTHLY, arrivals, LocalDate.of(2026, 6, 12), CHINA, USUAL)
                .state();
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
    void aMonthFarFromTheMedianIsShrunkenOrSwollen() {
        assertThat(sizes(100, 110, 90, 49)).isEqualTo(State.SHRUNKEN);
        assertThat(sizes(100, 110, 90, 50)).isEqualTo(State.ON_TIME);
        assertThat(sizes(100, 110, 90, 201)).isEqualTo(State.SWOLLEN);
        assertThat(sizes(100, 110, 1)).as("two months are no rule").isEqualTo(State.ON_TIME);
        assertThat(sizes(10, 9, 11, 0)).as("few rows say nothing").isEqualTo(State.ON_TIME);
    }

    @Test
    void aSmallCorrectionOfTheSameMonthIsNotAShrunkenFeed() {
        assertThat(assess(
                                LocalDate.of(2026, 6, 12),
                                arrival("2026-02", 100),
                                arrival("2026-03", 100),
                                arrival("2026-04", 100),
                                arrival("2026-05", 100),
                                arrival("2026-05", 2))
                        .state())
                .isEqualTo(State.ON_TIME);
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

        assertThat(FeedHealth.assess(daily, fifthOfJune, LocalDate.of(2026, 6, 7), CHINA, USUAL)
                        .state())
                .isEqualTo(State.ON_TIME);
        assertThat(FeedHealth.assess(daily, fifthOfJune, LocalDate.of(2026, 6, 8), CHINA, USUAL)
                        .state())
                .isEqualTo(State.LATE);
        assertThat(FeedHealth.assess(daily, fifthOfJune, LocalDate.of(2026, 6, 10), CHINA, USUAL)
                        .state())
                .isEqualTo(State.STALE);
        assertThat(FeedHealth.assess(onConsent, List.of(), LocalDate.of(2026, 6, 10), CHINA, USUAL)
                        .state())
                .isEqualTo(State.NOT_EXPECTED);
    }
}
