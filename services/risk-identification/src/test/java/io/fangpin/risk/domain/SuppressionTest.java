package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.Reconciliation.Reconciled;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After people found no risk on 1 June 2026, with the shipped rules and, unless said otherwise, the shipped 90 days. */
class SuppressionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Test
    void theAlertIsClearedAndTheExplanationSaysUntilWhenItRests() {
        Profile before = alerted(outOfPoverty(null, "P1"), selfPay("P1", "1", 620_050));

        Profile after = found(CaseState.NO_RISK, before);
        Reconciled reconciled = look(after, Fixtures.PACK, Fixtures.NUMBERS, DAY);

        assertThat(reconciled.changes()).singleElement().isInstanceOfSatisfying(AlertChange.Cleared.class, cleared -> {
            assertThat(cleared.alert().ruleCode()).isEqualTo("R-MED-1");
            assertThat(cleared.reason()).isEqualTo(ClearReason.NO_RISK_FOUND);
        });
        assertThat(Evaluation.explain(after, Fixtures.PACK, Fixtures.NUMBERS, DAY))
                .filteredOn(judged -> judged.ruleCode().equals("R-MED-1"))
                .singleElement()
                .satisfies(judged -> {
                    assertThat(judged.matches()).isTrue();
                    assertThat(judged.suppressed().explanationZh()).isEqualTo("已核查无风险，至2026年8月30日前不再提醒");
                });
    }

    @ParameterizedTest(name = "after {0} days of {1}: {2}")
    @CsvSource({"0, 90, false", "89, 90, false", "90, 90, true", "29, 30, false", "30, 30, true", "0, 0, true"})
    void itComesBackByItselfWhenTheDaysHavePassed(int later, long days, boolean raised) {
        Profile after = found(CaseState.NO_RISK, alerted(outOfPoverty(null, "P1"), selfPay("P1", "1", 620_050)));

        assertThat(rules(after, Fixtures.PACK, daysAre(days), DAY.plusDays(later)))
                .isEqualTo(raised ? List.of("R-MED-1") : List.of());
    }

    @Test
    void aGraverLevelIsRaisedAndTheSameOneIsNot() {
        Profile after = found(CaseState.NO_RISK, alerted(outOfPoverty(900_000L, "P1"), selfPay("P1", "1", 620_050)));

        Profile more =
                after.with(Fixtures.SHAPES.known(selfPay("P1", "2", 899_999))).orElseThrow();
        Profile grave =
                after.with(Fixtures.SHAPES.known(selfPay("P1", "2", 900_000))).orElseThrow();

        assertThat(rules(more)).isEmpty();
        assertThat(rules(grave)).containsExactly("R-MED-1");
    }

    @ParameterizedTest(name = "from RED to {0} fen: {1}")
    @CsvSource({"899999, RESTS", "100000, FACT_CORRECTED"})
    void whatFallsBackToTheLevelThatRestsIsClearedBecauseItRests(long fen, ClearReason reason) {
        Profile after = found(CaseState.NO_RISK, alerted(outOfPoverty(900_000L, "P1"), selfPay("P1", "1", 620_050)));
        Profile rested = look(after, Fixtures.PACK, Fixtures.NUMBERS, DAY).profile();
        Trigger fact = new Trigger.FactChanged(FactKind.MEDICAL_OUT_OF_POCKET, false);
        Profile red = look(with(rested, selfPay("P1", "2", 900_000)), Fixtures.PACK, Fixtures.NUMBERS, DAY, fact)
                .profile();
        assertThat(red.openAlerts().values())
                .singleElement()
                .satisfies(open -> assertThat(open.alert().level()).isEqualTo(AlertLevel.RED));

        Reconciled fallen = look(with(red, selfPay("P1", "3", fen)), Fixtures.PACK, Fixtures.NUMBERS, DAY, fact);

        assertThat(fallen.changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertChange.Cleared.class,
                        cleared -> assertThat(cleared.reason()).isEqualTo(reason));
    }

    @Test
    void whatWasSeenAsGraveRestsAsGrave() {
        Profile red = alerted(outOfPoverty(900_000L, "P1"), selfPay("P1", "1", 900_000));
        assertThat(red.openAlerts().values())
                .allSatisfy(open -> assertThat(open.alert().level()).isEqualTo(AlertLevel.RED));

        assertThat(rules(found(CaseState.NO_RISK, red))).isEmpty();
    }

    @Test
    void anotherMemberIsNobodyElsesNoRisk() {
        Profile after = found(CaseState.NO_RISK, alerted(outOfPoverty(null, "P1", "P2"), selfPay("P1", "1", 620_050)));

        Profile both =
                after.with(Fixtures.SHAPES.known(selfPay("P2", "1", 700_000))).orElseThrow();

        assertThat(Evaluation.evaluate(both, Fixtures.PACK, Fixtures.NUMBERS, DAY).stream()
                        .map(Finding::personId))
                .containsExactly("P2");
    }

    @Test
    void aChildOutOfSchoolIsNeverSuppressed() {
        MemberSnapshot child = Fixtures.member(
                "P2", LocalDate.of(2014, 1, 1), MemberStatus.ACTIVE, LabourCapacity.NONE, MedicalInsurance.RESIDENT);
        HouseholdSnapshot household =
                Fixtures.household("H", 1, HouseholdType.ORDINARY, null, Fixtures.adult("P1"), child);

        Profile after = found(CaseState.NO_RISK, alerted(household, Fixtures.schooling("H", "P2", "1", "DROPPED_OUT")));

        assertThat(rules(after)).containsExactly("R-EDU-1");
    }

    @ParameterizedTest
    @CsvSource({"ENTERED", "REJECTED", "WITHDRAWN", "APPLICATION_SIGNED"})
    void anyOtherOutcomeSuppressesNothing(CaseState outcome) {
        Profile after = found(outcome, alerted(outOfPoverty(null, "P1"), selfPay("P1", "1", 620_050)));

        assertThat(rules(after)).containsExactly("R-MED-1");
    }

    @Test
    void aPackThatDoesNotKnowTheNumberSuppressesNothing() {
        String yaml = ShippedPolicy.packYaml().replace("  - {code: ALERT_NO_RISK_DAYS, unit: days}\n", "");
        CompiledRulePack older = ((Compiled) new RulePackCompiler(Fixtures.SHAPES).compile(yaml)).pack();
        Profile after = found(CaseState.NO_RISK, alerted(outOfPoverty(null, "P1"), selfPay("P1", "1", 620_050)));

        assertThat(rules(after, older, Fixtures.NUMBERS, DAY)).containsExactly("R-MED-1");
    }

    private static PolicyNumbers daysAre(long days) {
        List<PolicyNumber> numbers = new ArrayList<>(Fixtures.SHIPPED_NUMBERS);
        numbers.add(new PolicyNumber(
                "ALERT_NO_RISK_DAYS", "421281000000", LocalDate.of(2026, 1, 1), null, days, "days", "测试文件", true));
        return new PolicyNumbers(numbers);
    }

    private static HouseholdSnapshot outOfPoverty(Long netFen, String... members) {
        MemberSnapshot[] adults = Arrays.stream(members).map(Fixtures::adult).toArray(MemberSnapshot[]::new);
        return Fixtures.household(
                "H", 1, HouseholdType.OUT_OF_POVERTY, netFen == null ? null : Fixtures.incomeOf2025(netFen), adults);
    }

    private static FactRecorded selfPay(String person, String version, long fen) {
        return Fixtures.selfPay("H", person, 2026, version, fen);
    }

    /** With its alerts open. */
    private static Profile alerted(HouseholdSnapshot household, FactRecorded fact) {
        Profile profile = Profile.empty("H").with(household).orElseThrow();
        profile = profile.with(Fixtures.SHAPES.known(fact)).orElseThrow();
        return look(profile, Fixtures.PACK, Fixtures.NUMBERS, DAY).profile();
    }

    private static Profile with(Profile profile, FactRecorded fact) {
        return profile.with(Fixtures.SHAPES.known(fact)).orElseThrow();
    }

    /** A case of each open alert has ended so. */
    private static Profile found(CaseState outcome, Profile profile) {
        Instant noon = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
        Profile after = profile;
        for (OpenAlert open : profile.openAlerts().values()) {
            Alert alert = open.alert();
            for (DomainEvent event : Fixtures.looked(alert, outcome, noon)) {
                after = Verification.after(event, after, ZoneOffset.UTC).orElse(after);
            }
        }
        return after;
    }

    private static Reconciled look(Profile profile, CompiledRulePack pack, PolicyNumbers numbers, LocalDate today) {
        return look(profile, pack, numbers, today, new Trigger.NoRiskFound());
    }

    private static Reconciled look(
            Profile profile, CompiledRulePack pack, PolicyNumbers numbers, LocalDate today, Trigger trigger) {
        return Reconciliation.reconcile(
                profile,
                code -> true,
                Evaluation.evaluate(profile, pack, numbers, today),
                alert -> Evaluation.rests(profile, pack, numbers, today, alert),
                trigger,
                today,
                Fixtures.NOW,
                20);
    }

    private static List<String> rules(Profile profile) {
        return rules(profile, Fixtures.PACK, Fixtures.NUMBERS, DAY);
    }

    private static List<String> rules(Profile profile, CompiledRulePack pack, PolicyNumbers numbers, LocalDate today) {
        return Evaluation.evaluate(profile, pack, numbers, today).stream()
                .map(finding -> finding.rule().code())
                .toList();
    }
}
