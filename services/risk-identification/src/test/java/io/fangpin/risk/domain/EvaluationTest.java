package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules shipped, with the numbers shipped, in Chibi. */
class EvaluationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @ParameterizedTest(name = "{0} with {1} fen in {2}, on {3}: {4}")
    @CsvSource({
        "OUT_OF_POVERTY,  500000, 2026, 2026-06-01, R-MED-1",
        "OUT_OF_POVERTY,  499999, 2026, 2026-06-01,",
        "OUT_OF_POVERTY,  500000, 2025, 2026-01-31, R-MED-1",
        "OUT_OF_POVERTY,  500000, 2025, 2026-02-01,",
        "ORDINARY,        500000, 2026, 2026-06-01,",
        "ORDINARY,       1999999, 2026, 2026-06-01,",
        "ORDINARY,       2000000, 2026, 2026-06-01, R-MED-2"
    })
    void inpatientSelfPayIsHeldAgainstTheLineOfTheHouseholdsType(
            HouseholdType type, long fen, int year, LocalDate today, String rule) {
        Profile profile = profile(household(type), Fixtures.selfPay("H", "P1", year, "1", fen));

        assertThat(codes(profile, today)).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest(name = "born {0}, {1}, on {2}: {3}")
    @CsvSource({
        "2014-01-01, SUSPECTED_DROPOUT, 2026-06-01, true",
        "2014-01-01, DROPPED_OUT,       2026-06-01, true",
        "2014-01-01, HOME_TEACHING,     2026-06-01, false",
        "2014-01-01, GRADUATED,         2026-06-01, false",
        "2020-06-02, DROPPED_OUT,       2026-06-01, false",
        "2020-06-02, DROPPED_OUT,       2026-06-02, true",
        "2009-06-02, DROPPED_OUT,       2026-06-01, true",
        "2009-06-02, DROPPED_OUT,       2026-06-02, false"
    })
    void aChildOfSchoolAgeOutOfSchoolIsRedFromItsSixthToItsSeventeenthBirthday(
            LocalDate birth, String status, LocalDate today, boolean red) {
        MemberSnapshot child =
                Fixtures.member("P2", birth, MemberStatus.ACTIVE, LabourCapacity.NONE, MedicalInsurance.RESIDENT);
        Profile profile = profile(
                Fixtures.household("H", 1, HouseholdType.ORDINARY, null, Fixtures.adult("P1"), child),
                Fixtures.schooling("H", "P2", "1", status));

        List<Finding> findings = evaluate(profile, today);

        assertThat(findings.stream().map(finding -> finding.rule().code() + finding.level()))
                .isEqualTo(red ? List.of("R-EDU-1" + AlertLevel.RED) : List.of());
    }

    @ParameterizedTest(name = "net income {0}: {1}")
    @CsvSource({"869999, R-INC-1", "870000,", "0, R-INC-1", "-5, R-INC-1"})
    void perCapitaIncomeIsHeldAgainstTheLineOfItsYear(long fen, String rule) {
        Profile profile = profile(
                Fixtures.household("H", 1, HouseholdType.ORDINARY, Fixtures.incomeOf2025(fen), Fixtures.adult("P1")));

        List<Finding> findings = evaluate(profile, TODAY);

        assertThat(findings.stream().map(finding -> finding.rule().code()))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.threshold()).isEqualTo("870000");
            assertThat(finding.unconfirmedNumbers()).containsExactly("INCOME_LINE");
        });
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "OUT_OF_POVERTY, NOT_MONITORED, R-INC-2 R-INC-1",
        "OUT_OF_POVERTY, MONITORED,     R-INC-1",
        "ORDINARY,       NOT_MONITORED, R-INC-1",
        "ORDINARY,       ELIMINATED,    R-REP-1 R-INC-1"
    })
    void whatLowIncomeMeansFollowsFromTypeAndMonitoring(HouseholdType type, MonitoredStatus status, String rules) {
        Profile profile = profile(Fixtures.household(
                "H", 1, type, status, Fixtures.incomeOf2025(800_000), List.of(Fixtures.adult("P1"))));

        assertThat(codes(profile, TODAY)).containsExactlyInAnyOrder(rules.split(" "));
    }

    @ParameterizedTest(name = "set {0}: {1}")
    @CsvSource({"1, R-MED-1", "2, R-MED-5", "3, R-MED-6", "4, R-MED-8"})
    void aRegionUsesOneSetOfMedicalLines(long set, String rule) {
        List<PolicyNumber> numbers = new ArrayList<>(Fixtures.SHIPPED_NUMBERS);
        numbers.add(new PolicyNumber(
                "MED_RULE_SET", "421281000000", LocalDate.of(2026, 1, 1), null, set, "set", "测试文件", true));
        Profile profile = profile(
                household(HouseholdType.OUT_OF_POVERTY),
                Fixtures.fact(
                        FactKind.MEDICAL_OUT_OF_POCKET,
                        "H",
                        "P1",
                        "2026",
                        "1",
                        Map.of(
                                "year", 2026,
                                "inpatient_self_pay_fen", 1_200_000,
                                "largest_stay_self_pay_fen", 1_100_000,
                                "insurance_status", "RESIDENT")));

        assertThat(Evaluation.evaluate(profile, Fixtures.PACK, new PolicyNumbers(numbers), TODAY).stream()
                        .map(finding -> finding.rule().code()))
                .containsExactly(rule);
    }

    @Test
    void anEliminatedHouseholdWithoutAnotherAlertIsNoReturn() {
        Profile profile = profile(Fixtures.household(
                "H",
                1,
                HouseholdType.ORDINARY,
                MonitoredStatus.ELIMINATED,
                Fixtures.incomeOf2025(9_000_000),
                List.of(Fixtures.adult("P1"))));

        assertThat(evaluate(profile, TODAY)).isEmpty();
    }

    @Test
    void whatIsOnlyToBeShownIsNoAlert() {
        Profile profile = profile(Fixtures.household(
                "H", 1, HouseholdType.ORDINARY, Fixtures.incomeOf2025(1_000_000), Fixtures.adult("P1")));

        List<Note> notes = Evaluation.notes(profile, Fixtures.PACK, Fixtures.NUMBERS, TODAY, rule -> true);

        assertThat(evaluate(profile, TODAY)).isEmpty();
        assertThat(notes.stream().map(Note::ruleCode)).containsExactlyInAnyOrder("W-1", "W-3", "P-DIBAO-MARGINAL");
    }

    @ParameterizedTest(name = "{0} with income {1}: {2}")
    @CsvSource({
        "OUT_OF_POVERTY, 800000,  UNSTABLE_OUT_OF_POVERTY",
        "OUT_OF_POVERTY, 9000000, SUDDEN_SEVERE_HARDSHIP",
        "ORDINARY,       800000,  MARGINAL_AT_RISK",
        "ORDINARY,       9000000, SUDDEN_SEVERE_HARDSHIP"
    })
    void theCategoryProposedFollowsFromIncomeAndType(HouseholdType type, long netFen, MonitoredCategory category) {
        IncomeBlock income = Fixtures.incomeOf2025(netFen);
        Profile profile = profile(
                Fixtures.household("H", 1, type, income, Fixtures.adult("P1")),
                Fixtures.selfPay("H", "P1", 2026, "1", 2_500_000));

        assertThat(evaluate(profile, TODAY))
                .filteredOn(finding -> finding.rule().dimension().equals("MEDICAL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.candidateCategories()).containsExactly(category);
                    assertThat(finding.level()).isEqualTo(netFen <= 2_500_000 ? AlertLevel.RED : AlertLevel.YELLOW);
                });
    }

    @Test
    void theSentenceSaysValueThresholdVersionAndSource() {
        Profile profile =
                profile(household(HouseholdType.OUT_OF_POVERTY), Fixtures.selfPay("H", "P1", 2026, "1", 620_050));

        assertThat(evaluate(profile, TODAY)).singleElement().satisfies(finding -> {
            assertThat(finding.explanationZh())
                    .isEqualTo("该成员（脱贫户成员）2026年住院累计个人自付6,200.50元，达到5,000.00元的监测线（规则R-MED-1 第2版，依据政策来源目录 W15）。");
            assertThat(finding.explanationEn())
                    .startsWith(
                            "This member (out-of-poverty household) has paid CNY 6,200.50 for inpatient care in 2026");
        });
    }

    @Test
    void theSentenceWritesDaysAsPeopleDo() {
        Profile profile = profile(
                household(HouseholdType.ORDINARY),
                Fixtures.fact(
                        new FactKind("WATER_SUPPLY"),
                        "H",
                        "P1",
                        "S1",
                        "1",
                        Map.of(
                                "division_code", Fixtures.VILLAGE,
                                "supply_no", "S1",
                                "indicator", "QUALITY_FAILED",
                                "start_date", "2026-05-03")));

        assertThat(evaluate(profile, TODAY)).singleElement().satisfies(finding -> {
            assertThat(finding.explanationZh()).contains("所在供水工程2026年5月3日水质检测不达标");
            assertThat(finding.explanationEn()).contains("on 2026-05-03");
        });
    }

    @Test
    void theDeadAndTheClosedAreOutOfAllRules() {
        FactRecorded fact = Fixtures.selfPay("H", "P1", 2026, "1", 2_500_000);
        MemberSnapshot dead = Fixtures.member("P1", LocalDate.of(1980, 1, 1), MemberStatus.DECEASED);

        assertThat(codes(profile(Fixtures.household("H", 1, HouseholdType.ORDINARY, null, dead), fact), TODAY))
                .isEmpty();
        assertThat(codes(
                        profile(
                                Fixtures.household(
                                        "H",
                                        1,
                                        HouseholdType.ORDINARY,
                                        MonitoredStatus.CLOSED,
                                        null,
                                        List.of(Fixtures.adult("P1"))),
                                fact),
                        TODAY))
                .isEmpty();
    }

    @Test
    void aDwellingRepairedIsNoRisk() {
        Profile dangerous = profile(household(HouseholdType.ORDINARY), Fixtures.appraisal("H", "P1", "1", "D"));
        Profile repaired = dangerous
                .with(Fixtures.SHAPES.known(Fixtures.appraisal("H", "P1", "2", "B")))
                .orElseThrow();

        assertThat(codes(dangerous, TODAY)).containsExactly("R-HOU-1");
        assertThat(codes(repaired, TODAY)).isEmpty();
    }

    private static HouseholdSnapshot household(HouseholdType type) {
        return Fixtures.household("H", 1, type, null, Fixtures.adult("P1"));
    }

    private static Profile profile(HouseholdSnapshot household, FactRecorded... facts) {
        Profile profile = Profile.empty("H").with(household).orElseThrow();
        for (FactRecorded fact : facts) {
            profile = profile.with(Fixtures.SHAPES.known(fact)).orElseThrow();
        }
        return profile;
    }

    private static List<String> codes(Profile profile, LocalDate today) {
        return evaluate(profile, today).stream()
                .map(finding -> finding.rule().code())
                .toList();
    }

    private static List<Finding> evaluate(Profile profile, LocalDate today) {
        return Evaluation.evaluate(profile, Fixtures.PACK, Fixtures.NUMBERS, today);
    }
}
