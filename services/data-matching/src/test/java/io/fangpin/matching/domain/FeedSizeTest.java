package io.fangpin.matching.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Cadence;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.matching.FeedHealthChanged.SizeBasis;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code civil-affairs-assistance} has by its contract at least ten rows per thousand persons registered. */
class FeedSizeTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Tolerance USUAL = new Tolerance(50, 200, 20, 1000);
    private static final DatasetContracts CONTRACTS = DatasetContracts.load();
    private static final DatasetContract MONTHLY = CONTRACTS.find("accidents").orElseThrow();
    private static final DatasetContract LIST =
            CONTRACTS.find("civil-affairs-assistance").orElseThrow();
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 12);
    private static final String COUNTY = "421202000000";
    private static final String ONE_TOWN = "421202100000";
    private static final String OTHER_TOWN = "421202101000";

    private static Arrival on(LocalDate day, String division, long rows) {
        return on(day, division, rows, rows);
    }

    private static Arrival on(LocalDate day, String division, long largest, long all) {
        String month = YearMonth.from(day).minusMonths(1).toString();
        return new Arrival(
                month,
                division,
                division.equals(COUNTY),
                largest,
                all,
                day.atTime(9, 0).atZone(CHINA).toInstant());
    }

    private static DatasetContract anyOf(Cadence cadence) {
        return CONTRACTS.feeds().stream()
                .filter(feed -> feed.cadence() == cadence && feed.expectedRows() == null)
                .findFirst()
                .orElseThrow();
    }

    /** One delivery of the county for each number of rows, the last one not before the month began. */
    private static List<Arrival> every(int days, long... rows) {
        List<Arrival> arrivals = new ArrayList<>();
        LocalDate day = TODAY.minusDays((long) days * (rows.length - 1));
        for (long n : rows) {
            arrivals.add(on(day, COUNTY, n));
            day = day.plusDays(days);
        }
        return arrivals;
    }

    private static List<Arrival> months(long... rows) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            LocalDate fifth =
                    YearMonth.from(TODAY).minusMonths(rows.length - 1L - i).atDay(5);
            arrivals.add(on(fifth, COUNTY, rows[i]));
        }
        return arrivals;
    }

    private static FeedHealth judged(
            DatasetContract contract, @Nullable RowBounds agreed, long persons, List<Arrival> arrivals) {
        return FeedHealth.assess(contract, new Expectation(agreed, persons), arrivals, TODAY, CHINA, USUAL);
    }

    private static State state(DatasetContract contract, List<Arrival> arrivals) {
        return judged(contract, null, 0, arrivals).state();
    }

    @Test
    void aMonthFarFromTheMedianIsShrunkenOrSwollen() {
        assertThat(state(MONTHLY, months(100, 110, 90, 49))).isEqualTo(State.SHRUNKEN);
        assertThat(state(MONTHLY, months(100, 110, 90, 50))).isEqualTo(State.ON_TIME);
        assertThat(state(MONTHLY, months(100, 110, 90, 201))).isEqualTo(State.SWOLLEN);
        assertThat(state(MONTHLY, months(100, 110, 1)))
                .as("two months are no rule")
                .isEqualTo(State.ON_TIME);
        assertThat(state(MONTHLY, months(10, 9, 11, 0)))
                .as("few rows say nothing")
                .isEqualTo(State.ON_TIME);
    }

    @ParameterizedTest
    @CsvSource({"DAILY, 1", "WEEKLY, 7", "TERM, 182"})
    void aDayWeekOrTermIsComparedWithThoseBefore(Cadence cadence, int days) {
        DatasetContract contract = anyOf(cadence);

        FeedHealth shrunken = judged(contract, null, 0, every(days, 100, 110, 90, 49));

        assertThat(shrunken.state()).isEqualTo(State.SHRUNKEN);
        assertThat(shrunken.judgedBy()).isEqualTo(SizeBasis.EARLIER);
        assertThat(shrunken.rows()).isEqualTo(49);
        assertThat(shrunken.usualRows()).isEqualTo(100);
        assertThat(shrunken.leastRows()).isEqualTo(50);
        assertThat(shrunken.mostRows()).isEqualTo(200);
        assertThat(state(contract, every(days, 100, 110, 90, 201))).isEqualTo(State.SWOLLEN);
        assertThat(state(contract, every(days, 100, 110, 90, 120))).isEqualTo(State.ON_TIME);
    }

    @Test
    void aSmallCorrectionOfTheSameDayIsNotAShrunkenFeed() {
        List<Arrival> arrivals = every(1, 100, 110, 90, 100);
        arrivals.add(on(TODAY, COUNTY, 2));

        assertThat(state(anyOf(Cadence.DAILY), arrivals)).isEqualTo(State.ON_TIME);
    }

    @Test
    void aFeedThatIsTooSmallFromTheFirstMonthOnIsSeenByItsContract() {
        FeedHealth first = judged(LIST, null, 20_000, months(199));

        assertThat(first.state()).isEqualTo(State.SHRUNKEN);
        assertThat(first.judgedBy()).isEqualTo(SizeBasis.CONTRACT);
        assertThat(first.leastRows()).isEqualTo(200);
        assertThat(first.mostRows()).isNull();
        assertThat(judged(LIST, null, 20_000, months(200)).state()).isEqualTo(State.ON_TIME);
    }

    @Test
    void aContractSaysNothingOfACountyWhereFewOrNoPersonsAreRegistered() {
        assertThat(judged(LIST, null, 0, months(0)).judgedBy()).isNull();
        assertThat(judged(LIST, null, 999, months(0)).state()).isEqualTo(State.ON_TIME);
        assertThat(judged(LIST, null, 1_000, months(9)).state()).isEqualTo(State.SHRUNKEN);
        assertThat(judged(CONTRACTS.find("deaths").orElseThrow(), null, 1_000, every(7, 0))
                        .judgedBy())
                .as("a twentieth of a row")
                .isNull();
    }

    @Test
    void whatKeepsItsCoarseContractIsStillComparedWithWhatCameBefore() {
        FeedHealth fallen = judged(LIST, null, 20_000, months(900, 900, 900, 300));

        assertThat(fallen.state()).isEqualTo(State.SHRUNKEN);
        assertThat(fallen.judgedBy()).isEqualTo(SizeBasis.EARLIER);
    }

    @Test
    void whatWasAgreedOnCountsAlone() {
        RowBounds agreed = new RowBounds(20L, 400L);

        FeedHealth few = judged(LIST, agreed, 20_000, months(900, 900, 900, 30));

        assertThat(few.state()).isEqualTo(State.ON_TIME);
        assertThat(few.judgedBy()).isEqualTo(SizeBasis.AGREEMENT);
        assertThat(few.usualRows()).isEqualTo(900);
        assertThat(judged(LIST, agreed, 20_000, months(19)).state()).isEqualTo(State.SHRUNKEN);
        assertThat(judged(LIST, agreed, 20_000, months(401)).state()).isEqualTo(State.SWOLLEN);
        assertThat(judged(LIST, new RowBounds(null, 400L), 20_000, months(0)).state())
                .as("any number is enough")
                .isEqualTo(State.ON_TIME);
    }

    @Test
    void townshipsThatSendForThemselvesCountTogether() {
        LocalDate fifth = LocalDate.of(2026, 6, 5);
        RowBounds agreed = new RowBounds(100L, 120L);

        FeedHealth together = judged(
                MONTHLY,
                agreed,
                0,
                List.of(on(fifth, ONE_TOWN, 60), on(fifth, OTHER_TOWN, 50), on(fifth, OTHER_TOWN, 3)));
        FeedHealth besidesTheCounty =
                judged(MONTHLY, agreed, 0, List.of(on(fifth, COUNTY, 105), on(fifth, OTHER_TOWN, 50)));

        assertThat(together.rows()).isEqualTo(110);
        assertThat(besidesTheCounty.rows()).as("a part is sent again").isEqualTo(105);
    }

    @Test
    void whatComesAtAnyTimeIsJudgedByTheMonthThatIsOverAndOnlyByAnAgreement() {
        DatasetContract continuous = anyOf(Cadence.CONTINUOUS);
        RowBounds agreed = new RowBounds(20L, null);
        List<Arrival> arrivals = List.of(
                on(LocalDate.of(2026, 5, 2), COUNTY, 12),
                on(LocalDate.of(2026, 5, 30), COUNTY, 7),
                on(LocalDate.of(2026, 6, 3), COUNTY, 90));

        FeedHealth may = judged(continuous, agreed, 0, arrivals);

        assertThat(may.state()).isEqualTo(State.SHRUNKEN);
        assertThat(may.rows()).isEqualTo(19);
        assertThat(judged(continuous, null, 0, arrivals).state()).isEqualTo(State.ON_TIME);
        assertThat(judged(continuous, agreed, 0, List.of()).state()).isEqualTo(State.NEVER);
        assertThat(judged(continuous, agreed, 0, List.of(on(TODAY, COUNTY, 1))).state())
                .as("no month is over")
                .isEqualTo(State.ON_TIME);
    }

    @Test
    void smallFilesOfADayCountTogetherWhereEachBringsWhatHappened() {
        List<Arrival> manyFiles = List.of(on(LocalDate.of(2026, 5, 2), COUNTY, 10, 40));
        RowBounds agreed = new RowBounds(20L, null);

        assertThat(judged(anyOf(Cadence.CONTINUOUS), agreed, 0, manyFiles).rows())
                .isEqualTo(40);
        assertThat(judged(MONTHLY, agreed, 0, manyFiles).rows())
                .as("of a list sent again the largest counts")
                .isEqualTo(10);
    }

    @Test
    void whatIsLateIsSaidToBeLateWhateverItsSize() {
        FeedHealth late =
                judged(MONTHLY, new RowBounds(10L, null), 0, List.of(on(LocalDate.of(2026, 5, 5), COUNTY, 3)));

        assertThat(late.state()).isEqualTo(State.LATE);
        assertThat(late.judgedBy()).isEqualTo(SizeBasis.AGREEMENT);
        assertThat(late.leastRows()).isEqualTo(10);
    }

    @Test
    void boundsThatSayNothingOrContradictEachOtherAreNone() {
        List<@Nullable Long[]> senseless = Arrays.asList(
                new Long[] {null, null},
                new Long[] {0L, null},
                new Long[] {0L, 0L},
                new Long[] {-1L, 5L},
                new Long[] {null, -5L},
                new Long[] {6L, 5L},
                new Long[] {1L, RowBounds.MOST_ROWS + 1},
                new Long[] {Long.MAX_VALUE, null});

        assertThat(senseless)
                .allSatisfy(
                        pair -> assertThat(RowBounds.sensible(pair[0], pair[1])).isEmpty());
        assertThat(RowBounds.sensible(0L, 1L)).isPresent();
        assertThat(RowBounds.sensible(7L, 7L)).isPresent();
        assertThat(RowBounds.sensible(RowBounds.MOST_ROWS, null)).isPresent();
    }
}
