package io.fangpin.assistance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.EliminationMode;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepDecisionsTest {

    @Test
    void refusesComparisonWithoutTheConsentOfEveryAdult() {
        CaseFile file = Given.anyCase(CaseState.VERIFYING);
        HouseholdFacts household = Given.household(true);
        file = Given.caseWith(
                CaseState.VERIFYING,
                Map.of(),
                new HouseholdFacts(
                        household.householdId(),
                        household.householdNo(),
                        1,
                        household.divisionCode(),
                        household.headName(),
                        household.householdType(),
                        List.of(
                                household.members().get(0),
                                new HouseholdFacts.Member("wife", "李合成", LocalDate.of(1980, 1, 1), "10", true, true)),
                        true));

        assertRefused(file, "signApplication", Map.of("consents", List.of("head")), "consent-of-every-adult");
    }

    @Test
    void refusesAShortPublicity() {
        CaseFile file = Given.anyCase(CaseState.VILLAGE_PUBLICITY);

        assertRefused(
                file,
                "endPublicity",
                Map.of("publicityFrom", "2026-11-15", "publicityTo", "2026-11-19"),
                "publicity-lasted-minimum-days");
        assertStepped(file, "endPublicity", Map.of("publicityFrom", "2026-11-15", "publicityTo", "2026-11-20"));
    }

    @Test
    void refusesDatesOfTheFutureOutOfOrderOrTooFarBack() {
        CaseFile file =
                Given.caseWith(CaseState.VILLAGE_PUBLICITY, Map.of("reviewedOn", "2026-11-12"), Given.household(true));

        assertRefused(file, "endPublicity", dates("2026-11-16", "2026-11-25"), "form-incomplete");
        assertRefused(file, "endPublicity", dates("2026-11-11", "2026-11-20"), "form-incomplete");
        assertRefused(file, "endPublicity", dates("2026-10-01", "2026-11-20"), "form-incomplete");
        assertStepped(file, "endPublicity", dates("2026-11-12", "2026-11-20"));
    }

    @Test
    void refusesAnOpenObjection() {
        CaseFile file = Given.anyCase(CaseState.VILLAGE_PUBLICITY);

        assertRefused(file, "endPublicity", Map.of("objections", 2, "objectionsResolved", 1), "no-open-objection");
        assertStepped(file, "endPublicity", Map.of("objections", 2, "objectionsResolved", 2));
    }

    @Test
    void refusesEvidenceWithoutItsHashAndFieldsItDoesNotKnow() {
        CaseFile file = Given.anyCase(CaseState.COUNTY_DETERMINATION);
        StepCommand form = new StepCommand(
                "withdraw", null, "不再申请", List.of(new Evidence("WITHDRAWAL_STATEMENT", "声明", null)), Map.of("x", 1));

        Decision decision = Given.DECISIONS.decide(file, form, Given.worker("village-worker"), Given.NOW);

        assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("form-incomplete");
            assertThat((List<?>) refused.details().get("errors")).hasSize(2);
        });
    }

    @Test
    void refusesTheApprovalOfWhoVerified() {
        CaseFile verifying = Given.anyCase(CaseState.TRIAGED);
        Worker both = new Worker("one", "one", Set.of("village-worker", "county-approver"), "421281101201");
        StepDefinition start = Given.WORKFLOW.step("startVerification").orElseThrow();
        Decision.Stepped started = (Decision.Stepped)
                Given.DECISIONS.decide(verifying, Given.goodForm(start, verifying, Given.TODAY), both, Given.NOW);
        CaseFile file = withState(Given.after(verifying, started), CaseState.COUNTY_DETERMINATION);
        StepDefinition determine = Given.WORKFLOW.step("determine").orElseThrow();

        Decision decision = Given.DECISIONS.decide(file, Given.goodForm(determine, file, Given.TODAY), both, Given.NOW);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("separation-of-duties"));
    }

    @Test
    void refusesAnnouncementBeforeTheDetermination() {
        assertRefused(Given.anyCase(CaseState.COUNTY_DETERMINATION), "announce", Map.of(), "step-missing");
    }

    @Test
    void refusesACategoryThatDoesNotFitTheHousehold() {
        assertRefused(
                Given.anyCase(CaseState.COUNTY_DETERMINATION),
                "determine",
                Map.of("category", "UNSTABLE_OUT_OF_POVERTY"),
                "category-fits-household-type");
    }

    @Test
    void entersWithTheDeterminedCategoryAndRisks() {
        CaseFile file = Given.caseWith(
                CaseState.ANNOUNCED,
                Map.of(
                        "category", "MARGINAL_AT_RISK",
                        "riskFactors", List.of("ILLNESS", "HOUSING"),
                        "announcedOn", "2026-11-18"),
                Given.household(true));

        Decision.Stepped stepped = assertStepped(file, "enter", Map.of("enteredOn", "2026-11-19"));

        assertThat(stepped.events())
                .filteredOn(MonitoredStatusChanged.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(MonitoredStatusChanged.class, changed -> {
                    assertThat(changed.status()).isEqualTo(MonitoredStatus.MONITORED);
                    assertThat(changed.riskFactors()).containsExactlyInAnyOrder(RiskFactor.ILLNESS, RiskFactor.HOUSING);
                    assertThat(changed.effectiveOn()).isEqualTo("2026-11-19");
                    assertThat(changed.eliminationMode()).isNull();
                });
        assertThat(stepped.dueAt()).isEqualTo(Instant.parse("2026-11-27T15:59:59Z")); // pairing, 5 working days
    }

    @Test
    void tellsOfAnEliminationHowTheRiskEndedAndSinceWhen() {
        CaseFile file = Given.caseWith(
                CaseState.ELIM_APPROVED,
                Map.of("eliminationMode", "NATURAL", "eliminationApprovedOn", "2026-11-10"),
                Given.household(true));

        Decision.Stepped stepped = assertStepped(file, "eliminate", Map.of("eliminatedOn", "2026-11-12"));

        assertThat(stepped.events())
                .filteredOn(MonitoredStatusChanged.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(MonitoredStatusChanged.class, changed -> {
                    assertThat(changed.effectiveOn()).isEqualTo("2026-11-12");
                    assertThat(changed.eliminationMode()).isEqualTo(EliminationMode.NATURAL);
                });
    }

    @Test
    void refusesAPlanThatLeavesARiskWithoutMeasure() {
        CaseFile file = Given.withMeasures(
                Given.caseWith(CaseState.PAIRED, Map.of("riskFactors", List.of("HOUSING")), Given.household(true)),
                Given.measure(MeasureCategory.HEALTH, Measure.State.DRAFT));

        Decision.Refused refused = assertRefused(file, "agreePlan", Map.of(), "every-risk-has-a-measure");

        assertThat(refused.details().get("risks")).isEqualTo(Set.of(RiskFactor.HOUSING));
    }

    @Test
    void refusesEliminationWithinSixMonthsAndSaysFromWhenItIsPossible() {
        CaseFile file = assisted("2026-09-01", Given.household(true));

        Decision.Refused refused =
                assertRefused(file, "proposeElimination", Map.of(), "six-months-since-identification");

        assertThat(refused.details()).containsEntry("possibleFrom", "2027-03-01");
        assertStepped(assisted("2026-05-20", Given.household(true)), "proposeElimination", Map.of());
    }

    @Test
    void refusesEliminationOfAHouseholdWhollyWithoutLabour() {
        assertRefused(
                assisted("2026-01-01", Given.household(false)),
                "proposeElimination",
                Map.of(),
                "not-whole-household-without-labour");
    }

    @Test
    void refusesEliminationWhenAGuaranteeIsNotFirm() {
        assertRefused(
                Given.anyCase(CaseState.ELIM_PROPOSED),
                "verifyElimination",
                Map.of("guaranteesFirm", false),
                "form-incomplete");
    }

    @Test
    void anObjectionBeginsANewRound() {
        Decision.Stepped stepped = assertStepped(Given.anyCase(CaseState.VILLAGE_PUBLICITY), "object", Map.of());

        assertThat(stepped.to()).isEqualTo(CaseState.VERIFYING);
        assertThat(stepped.round()).isEqualTo(2);
    }

    @Test
    void closesAClueForClearedAlertsOnlyWhenAllAreCleared() {
        CaseFile file = Given.anyCase(CaseState.TRIAGED);

        assertRefused(file, "close", Map.of("closingReason", "ALERTS_CLEARED"), "closing-reason-holds");
    }

    @Test
    void countsTheWholeChainFromTheOpening() {
        CaseFile opened = Given.anyCase(CaseState.VILLAGE_REVIEW);
        CaseFile old = new CaseFile(
                opened.caseId(),
                opened.caseNo(),
                opened.planId(),
                opened.householdId(),
                opened.divisionCode(),
                CaseState.VILLAGE_REVIEW,
                1,
                Instant.parse("2026-10-26T02:00:00Z"),
                true,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                opened.household());

        Decision.Stepped stepped = assertStepped(old, "recordVillageReview", Map.of());

        // 20 working days after 26 October end before the 7 working days of the publicity.
        assertThat(stepped.dueAt()).isEqualTo(Instant.parse("2026-11-23T15:59:59Z"));
    }

    private static CaseFile assisted(String enteredOn, HouseholdFacts household) {
        return Given.withMeasures(
                Given.caseWith(CaseState.ASSISTING, Map.of("enteredOn", enteredOn), household),
                Given.measure(MeasureCategory.HEALTH, Measure.State.DELIVERED));
    }

    private static CaseFile withState(CaseFile file, CaseState state) {
        return new CaseFile(
                file.caseId(),
                file.caseNo(),
                file.planId(),
                file.householdId(),
                file.divisionCode(),
                state,
                file.round(),
                file.openedAt(),
                file.synthetic(),
                file.facts(),
                file.steps(),
                file.alerts(),
                file.measures(),
                file.household());
    }

    private static Map<String, Object> dates(String from, String to) {
        return Map.of("publicityFrom", from, "publicityTo", to);
    }

    private static Decision decide(CaseFile file, String command, Map<String, Object> values) {
        StepDefinition step = Given.WORKFLOW.step(command).orElseThrow();
        StepCommand good = Given.goodForm(step, file, Given.TODAY);
        Map<String, Object> all = new HashMap<>(good.values());
        all.putAll(values);
        StepCommand form = new StepCommand(command, null, good.reasonZh(), good.evidence(), all);
        return Given.DECISIONS.decide(
                file, form, Given.worker(step.roles(file.state()).get(0)), Given.NOW);
    }

    private static Decision.Refused assertRefused(
            CaseFile file, String command, Map<String, Object> values, String code) {
        Decision decision = decide(file, command, values);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        assertThat(((Decision.Refused) decision).code()).isEqualTo(code);
        return (Decision.Refused) decision;
    }

    private static Decision.Stepped assertStepped(CaseFile file, String command, Map<String, Object> values) {
        Decision decision = decide(file, command, values);
        assertThat(decision).isInstanceOf(Decision.Stepped.class);
        return (Decision.Stepped) decision;
    }
}
