package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MonitoredStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules shipped, with the numbers shipped, in Chibi: income line 8,700 yuan, inpatient line 5,000 or 20,000 yuan. */
class NearestRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Test
    void aRuleSaysHowFarTheValueIsFromItsThreshold() {
        Profile profile = profile(household(HouseholdType.OUT_OF_POVERTY, null), selfPay(300_000));

        NearRule near = nearest(profile).getFirst();

        assertThat(near.ruleCode()).isEqualTo("R-MED-1");
        assertThat(near.failingClauses()).isEqualTo(1);
        assertThat(near.distances())
                .containsExactly(new NearRule.Distance(
                        "selfPay", "fen", 300_000, 500_000, 200_000, new BigDecimal("40.0"), null));
        assertThat(near.explanationZh()).isEqualTo("距触发还差2,000.00元：现为3,000.00元，标准5,000.00元。");
        assertThat(near.explanationEn())
                .isEqualTo("CNY 2,000.00 short of an alert: CNY 3,000.00 now, the standard is CNY 5,000.00.");
    }

    @Test
    void ofRulesWithAsManyFailingClausesTheOneThatLacksTheSmallerShareIsNearer() {
        Profile profile =
                profile(household(HouseholdType.ORDINARY, 880_000L), selfPay(1_900_000), selfPayOf("P2", 1_000_000));

        List<NearRule> near = nearest(profile);

        assertThat(near.stream().map(NearRule::ruleCode)).startsWith("R-INC-1", "R-MED-2");
        assertThat(near.get(0).distances().getFirst().percentOfThreshold()).isEqualByComparingTo("1.1");
        assertThat(near.get(1).distances().getFirst().percentOfThreshold()).isEqualByComparingTo("5.0");
        assertThat(near.get(1).personId()).isEqualTo("P1");
    }

    @Test
    void everyClauseThatFailsCounts() {
        Profile profile = profile(household(HouseholdType.ORDINARY, null), selfPay(300_000));

        NearRule ofOthers = rule(profile, "R-MED-1");

        assertThat(ofOthers.failingClauses()).isEqualTo(2);
        assertThat(ofOthers.explanationZh()).isEqualTo("距触发还差2,000.00元：现为3,000.00元，标准5,000.00元；条件不成立：该户为脱贫户。");
        assertThat(rule(profile, "R-MED-2").failingClauses()).isEqualTo(1);
    }

    @ParameterizedTest(name = "income {0} is {1} fen above the line")
    @CsvSource({"870000, 1", "870001, 2", "969999, 100000"})
    void atALineThatMustBePassedOneFenIsMissing(long income, long missing) {
        Profile profile = profile(household(HouseholdType.ORDINARY, income));

        assertThat(rule(profile, "R-INC-1").distances())
                .singleElement()
                .satisfies(distance -> assertThat(distance.distance()).isEqualTo(missing));
    }

    @ParameterizedTest(name = "idle since {0}")
    @CsvSource({"2026-05-03, 29, 1", "2026-05-31, 1, 29", "2026-06-01, 0, 30"})
    void aDayThatIsNotLongAgoEnoughSaysHowManyDaysAreMissing(LocalDate since, long days, long missing) {
        Profile profile = profile(household(HouseholdType.ORDINARY, null), idle(since));

        NearRule near = rule(profile, "R-JOB-1");

        assertThat(near.distances()).singleElement().satisfies(distance -> {
            assertThat(distance.unit()).isEqualTo("days");
            assertThat(distance.observed()).isEqualTo(days);
            assertThat(distance.distance()).isEqualTo(missing);
            assertThat(distance.ofDay()).isEqualTo(new NearRule.OfDay(since, true, true));
        });
        assertThat(near.explanationZh())
                .contains("距触发还差" + missing + "天：" + zh(since) + "至今" + days + "天，标准30天")
                .doesNotContain("已过时限");
    }

    private static String zh(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    @Test
    void aDayThatIsTooLongAgoSaysByHowMany() {
        Profile profile = profile(household(HouseholdType.ORDINARY, null), called(LocalDate.of(2026, 2, 21)));

        NearRule near = rule(profile, "R-HOT-1");

        assertThat(near.explanationZh()).isEqualTo("距触发还差10天：2026年2月21日至今100天，标准90天，已过时限。");
        assertThat(near.explanationEn())
                .isEqualTo(
                        "10 days short of an alert: 100 days since 2026-02-21, the standard is 90 days and has passed.");
    }

    @Test
    void aRuleThatCannotDecideSaysWhatItLacksAndStandsLast() {
        Profile profile = profile(household(HouseholdType.ORDINARY, null));

        NearRule income = rule(profile, "R-INC-1");

        assertThat(income.decided()).isFalse();
        assertThat(income.explanationZh()).isEqualTo("无法判断：缺少所需数据（所需数据来自农户档案）。");
        assertThat(nearest(profile).stream().map(NearRule::decided))
                .isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
        assertThat(nearest(profile).getLast().explanationZh()).startsWith("没有“").endsWith("”的记录。");
        assertThat(nearest(profile)).hasSize(10);
    }

    @Test
    void whatIsAnAlertIsNotNearOne() {
        Profile profile = profile(household(HouseholdType.OUT_OF_POVERTY, null), selfPay(500_000));

        assertThat(nearest(profile).stream().map(NearRule::ruleCode)).doesNotContain("R-MED-1");
    }

    @Test
    void aReturnNeedsAnotherAlert() {
        Profile profile = profile(Fixtures.household(
                "H",
                1,
                HouseholdType.ORDINARY,
                MonitoredStatus.ELIMINATED,
                Fixtures.incomeOf2025(9_000_000),
                List.of(Fixtures.adult("P1"))));

        NearRule again = rule(profile, "R-REP-1");

        assertThat(again.failingClauses()).isEqualTo(1);
        assertThat(again.explanationZh()).isEqualTo("该户没有其他预警。");
    }

    @Test
    void ofAClosedHouseholdNothingIsSaid() {
        Profile profile = profile(Fixtures.household(
                "H", 1, HouseholdType.ORDINARY, MonitoredStatus.CLOSED, null, List.of(Fixtures.adult("P1"))));

        assertThat(nearest(profile)).isEmpty();
    }

    private static HouseholdSnapshot household(HouseholdType type, Long netFen) {
        return Fixtures.household(
                "H",
                1,
                type,
                netFen == null ? null : Fixtures.incomeOf2025(netFen * 2),
                Fixtures.adult("P1"),
                Fixtures.adult("P2"));
    }

    private static FactRecorded selfPay(long fen) {
        return selfPayOf("P1", fen);
    }

    private static FactRecorded selfPayOf(String person, long fen) {
        return Fixtures.selfPay("H", person, 2026, "1", fen);
    }

    private static FactRecorded idle(LocalDate since) {
        return Fixtures.fact(
                new FactKind("EMPLOYMENT"),
                "H",
                "P1",
                "job",
                "1",
                Map.of("status", "UNEMPLOYED", "status_date", since.toString()));
    }

    private static FactRecorded called(LocalDate on) {
        return Fixtures.fact(
                new FactKind("PETITION"),
                "H",
                "P1",
                "call",
                "1",
                Map.of("case_no", "T1", "topic", "HARDSHIP", "channel", "HOTLINE", "received_on", on.toString()));
    }

    private static Profile profile(HouseholdSnapshot household, FactRecorded... facts) {
        Profile profile = Profile.empty("H").with(household).orElseThrow();
        for (FactRecorded fact : facts) {
            profile = profile.with(Fixtures.SHAPES.known(fact)).orElseThrow();
        }
        return profile;
    }

    private static NearRule rule(Profile profile, String code) {
        return nearest(profile).stream()
                .filter(near -> near.ruleCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<NearRule> nearest(Profile profile) {
        return NearestRules.of(profile, Fixtures.PACK, Fixtures.NUMBERS, TODAY, Fixtures.SHAPES);
    }
}
