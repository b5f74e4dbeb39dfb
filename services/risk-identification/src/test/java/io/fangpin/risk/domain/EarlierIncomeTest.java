package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.IncomeBlock.PeriodType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlierIncomeTest {
    private static final IncomeBlock OF_2024 = annual(2024, 4_000_000);
    private static final IncomeBlock OF_2025 = annual(2025, 3_000_000);

    private long version;

    @Test
    void theBlockOfTheYearBeforeIsKeptWhenTheNextComes() {
        Profile profile = after(Profile.empty("H"), OF_2024, OF_2025);

        assertThat(situation(profile).netIncomeYearBeforeFen()).hasValue(4_000_000L);
        assertThat(situation(profile).netIncomeQuarterBeforeFen()).isEmpty();
    }

    @Test
    void aCorrectionOfTheSamePeriodIsNoEarlierPeriod() {
        Profile profile = after(Profile.empty("H"), OF_2025, annual(2025, 1_000_000));

        assertThat(profile.earlierIncome()).isEmpty();
    }

    @Test
    void ofAPeriodThatWasCorrectedTheLastWordCounts() {
        Profile profile = after(Profile.empty("H"), OF_2024, annual(2024, 3_500_000), OF_2025);

        assertThat(situation(profile).netIncomeYearBeforeFen()).hasValue(3_500_000L);
    }

    @Test
    void quartersAreHeldAgainstTheQuarterAndTheYearBefore() {
        Profile profile = Profile.empty("H");
        for (int i = 0; i < 12; i++) {
            profile = after(profile, quarter(YearMonth.of(2023, 1).plusMonths(3L * i), 100 + i));
        }

        assertThat(situation(profile).netIncomeQuarterBeforeFen()).hasValue(110L);
        assertThat(situation(profile).netIncomeYearBeforeFen()).hasValue(107L);
        assertThat(profile.earlierIncome()).hasSize(4);
    }

    @Test
    void aSnapshotOfOtherThingsKeepsWhatIsKnown() {
        Profile profile = after(Profile.empty("H"), OF_2024, OF_2025, OF_2025);

        assertThat(profile.earlierIncome()).isEqualTo(List.of(OF_2024));
    }

    private Profile after(Profile before, IncomeBlock... blocks) {
        Profile profile = before;
        for (IncomeBlock block : blocks) {
            profile = profile.with(
                            Fixtures.household("H", ++version, HouseholdType.ORDINARY, block, Fixtures.adult("P1")))
                    .orElseThrow();
        }
        return profile;
    }

    private static Situation situation(Profile profile) {
        return Situation.of(profile, LocalDate.of(2026, 6, 1)).orElseThrow();
    }

    private static IncomeBlock annual(int year, long fen) {
        return block(PeriodType.ANNUAL, YearMonth.of(year, 1), YearMonth.of(year, 12), fen);
    }

    private static IncomeBlock quarter(YearMonth from, long fen) {
        return block(PeriodType.QUARTERLY, from, from.plusMonths(2), fen);
    }

    private static IncomeBlock block(PeriodType type, YearMonth from, YearMonth to, long fen) {
        return new IncomeBlock(type, from, to, fen, 0, 0, 0, 0, 0, 0);
    }
}
