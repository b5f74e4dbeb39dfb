package io.fangpin.assistance.story;

import static io.fangpin.assistance.story.Fixtures.anyHousehold;
import static io.fangpin.assistance.story.Fixtures.anyHouseholdId;
import static io.fangpin.assistance.story.Fixtures.cleared;
import static io.fangpin.assistance.story.Fixtures.householdWithoutLabour;
import static io.fangpin.assistance.story.Fixtures.illness;
import static io.fangpin.assistance.story.Fixtures.raised;
import static io.fangpin.assistance.story.Fixtures.unsafeHouse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.fangpin.assistance.story.People.Person;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.funds.PaymentMoved;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertLevel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the service holds to, through its doors. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "assistance"))
class CaseRulesTest {

    private static final int MANY = 3000;
    private static KafkaProbe kafka;

    @Inject
    StoryClock clock;

    @BeforeAll
    static void listen() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void hangUp() {
        kafka.close();
    }

    @AfterEach
    void backToToday() {
        clock.setTo(StoryClock.TODAY);
    }

    @Test
    void aSecondAlertJoinsTheOpenCase() {
        String household = anyHouseholdId();
        kafka.say(raised(illness(household)), raised(unsafeHouse(household)));
        String caseId = Walk.caseOf(household);

        assertThat(kafka.await(AlertJoinedCase.class, e -> e.householdId().equals(household))
                        .data()
                        .caseId())
                .isEqualTo(caseId);
        look(caseId).body("alerts.ruleCode", contains("R-MED-1", "R-HOU-1"));
    }

    @Test
    void concurrentDuplicatesAndCluesMakeOneCase() {
        String household = anyHouseholdId();
        kafka.say(anyHousehold(household));
        Await.until(
                "household copied",
                () -> People.villageWorker()
                                .asks()
                                .body(Map.of("householdId", household, "difficultyZh", "住院花费大", "channel", "VISIT"))
                                .post("/cases")
                                .statusCode()
                        != 404);

        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> {
                            kafka.say(raised(illness(household)));
                            People.villageWorker()
                                    .asks()
                                    .body(Map.of("householdId", household, "difficultyZh", "住院", "channel", "VISIT"))
                                    .post("/cases")
                                    .then()
                                    .statusCode(409)
                                    .body("code", equalTo("case-already-open"));
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        Await.until("alert joined", () -> total(household, "alerts") == 1);

        People.auditor()
                .asks()
                .queryParam("household", household)
                .get("/cases")
                .then()
                .body("total", equalTo(1));
    }

    @Test
    void thousandsOfAlertsBecomeCasesWithinSeconds() {
        for (int run = 1; run <= 3; run++) {
            DomainEvent[] alerts = IntStream.range(0, MANY)
                    .mapToObj(i -> raised(illness(anyHouseholdId())))
                    .toArray(DomainEvent[]::new);
            long before = countOpen();
            long start = System.nanoTime();

            kafka.say(alerts);
            Await.until(MANY + " cases", () -> countOpen() >= before + MANY);

            System.out.printf("%d alerts became cases in %d ms%n", MANY, (System.nanoTime() - start) / 1_000_000);
        }
    }

    @Test
    void aClearedAlertIsNotedAndPeopleDecide() {
        String household = anyHouseholdId();
        Alert alert = illness(household);
        kafka.say(raised(alert));
        String caseId = Walk.caseOf(household);

        kafka.say(cleared(Fixtures.alert(household, "R-MED-1", alert.riskFactor(), 2, AlertLevel.ORANGE)));

        Await.until("cleared", () -> Boolean.TRUE.equals(look(caseId).extract().path("allAlertsCleared")));
        look(caseId).body("state", equalTo("CLUE")).body("alerts[0].clearedReasonZh", equalTo("数据已更正"));
        new Walk(caseId, household, StoryClock.TODAY)
                .step(People.villageWorker(), "close", Map.of("closingReason", "ALERTS_CLEARED", "reasonZh", "数据已更正"))
                .statusCode(200)
                .body("state", equalTo("CLOSED"));
    }

    @Test
    void anAlertMayComeBeforeItsHousehold() {
        String household = anyHouseholdId();
        kafka.say(raised(illness(household)));
        String caseId = Walk.caseOf(household);
        Walk walk = new Walk(caseId, household, StoryClock.TODAY);
        look(caseId).body("household", equalTo(null));

        kafka.say(anyHousehold(household));
        Await.until("household known", () -> look(caseId).extract().path("household.headName") != null);

        walk.step(People.villageWorker(), "triage", Map.of()).statusCode(200);
        walk.step(People.villageWorker(), "startVerification", Map.of("verifierOne", "王", "verifierTwo", "赵"))
                .statusCode(200)
                .body(
                        "availableSteps.find { it.command == 'signApplication' }.fields.find { it.name == 'consents' }.options.value",
                        contains(household + "-head", household + "-wife"))
                .body("availableSteps.command", hasItem("recordNoRisk"));
    }

    @Test
    void refusesWhoMayNotAndWhoComesLate() {
        String household = anyHouseholdId();
        kafka.say(anyHousehold(household), raised(illness(household)));
        String caseId = Walk.caseOf(household);
        Walk walk = new Walk(caseId, household, StoryClock.TODAY);

        walk.step(People.countyApprover(), "triage", Map.of()).statusCode(403);
        walk.step(People.auditor(), "triage", Map.of()).statusCode(403);
        walk.step(People.workerOfOtherVillage(), "triage", Map.of()).statusCode(404);
        People.workerOfOtherVillage().asks().get("/cases/" + caseId).then().statusCode(404);
        walk.step(People.villageWorker(), "enter", Map.of()).statusCode(409).body("code", equalTo("step-not-possible"));
        walk.step(People.villageWorker(), "triage", walk.version() + 1, Map.of())
                .statusCode(409)
                .body("code", equalTo("conflict"));
        walk.step(People.villageWorker(), "triage", Map.of("greenChannel", "maybe"))
                .statusCode(422)
                .body("errors[0].field", equalTo("greenChannel"));
    }

    @Test
    void oneOfTwoWhoStepAtTheSameTimeIsTold() {
        String household = anyHouseholdId();
        kafka.say(raised(illness(household)));
        Walk walk = new Walk(Walk.caseOf(household), household, StoryClock.TODAY);
        int version = walk.version();

        List<CompletableFuture<Integer>> both = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(
                        () -> walk.step(People.villageWorker(), "triage", version, Map.of())
                                .extract()
                                .statusCode()))
                .toList();

        assertThat(both).extracting(CompletableFuture::join).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void refusesAShortPublicityWithItsReasonInBothLanguages() {
        String household = anyHouseholdId();
        kafka.say(anyHousehold(household), raised(illness(household)));
        Walk walk = new Walk(Walk.caseOf(household), household, StoryClock.TODAY).toPublicity();

        walk.endPublicity(4, 1)
                .statusCode(422)
                .body("code", equalTo("publicity-lasted-minimum-days"))
                .body("reasonZh", equalTo("公示期不少于5天，实际3天"))
                .body("reasonEn", equalTo("Publicity lasts at least 5 days; this one 3"));
    }

    @Test
    void showsWhereTheMoneyOfADeliveredMeasureStands() {
        String household = anyHouseholdId();
        kafka.say(anyHousehold(household), raised(illness(household)));
        String caseId = Walk.caseOf(household);
        Walk walk = new Walk(caseId, household, StoryClock.TODAY).toPlanned();
        JsonPath plan = walk.look(People.villageWorker());
        String measure = plan.getString("plan.measures.find { it.cash != null }.measureId");

        People.villageWorker()
                .asks()
                .body(Map.of("deliveredOn", StoryClock.TODAY.toString(), "evidence", "救助审批表"))
                .post("/measures/" + measure + "/deliver")
                .then()
                .statusCode(200);
        kafka.say(payment(household, caseId, measure, plan.getString("plan.planId")));

        Await.until(
                "payment shown",
                () -> "PAID"
                        .equals(look(caseId).extract().path("plan.measures.find { it.cash != null }.payment.state")));
        assertThat(kafka.await(MeasureDelivered.class, e -> e.measureId().equals(measure))
                        .data()
                        .actor())
                .isEqualTo("village");
        walk.draft(People.auditor(), List.of()).statusCode(403);
    }

    @Test
    void eliminatesAfterSixMonthsAndIdentifiesAnewOnAnotherAlert() {
        String household = anyHouseholdId();
        kafka.say(anyHousehold(household), raised(illness(household)));
        String caseId = Walk.caseOf(household);
        Walk walk = new Walk(caseId, household, StoryClock.TODAY).toPlanned();
        Person village = People.villageWorker();
        String measure = walk.look(village).getString("plan.measures[0].measureId");
        village.asks()
                .body(Map.of("deliveredOn", StoryClock.TODAY.toString(), "evidence", "审批表"))
                .post("/measures/" + measure + "/deliver")
                .then()
                .statusCode(200);
        walk.step(village, "startAssistance", Map.of("assistanceStartedOn", "2026-11-20"))
                .statusCode(200);
        walk.step(village, "proposeElimination", Map.of("eliminationMode", "ASSISTED"))
                .statusCode(422)
                .body("code", equalTo("six-months-since-identification"))
                .body("possibleFrom", equalTo("2027-05-20"));

        clock.setTo(java.time.LocalDate.of(2027, 6, 10));
        eliminate(walk, village);
        look(caseId).body("state", equalTo("ELIMINATED")).body("open", equalTo(false));
        assertThat(kafka.await(
                                MonitoredStatusChanged.class,
                                e -> e.caseId().equals(caseId) && e.status() == MonitoredStatus.ELIMINATED)
                        .data()
                        .householdId())
                .isEqualTo(household);

        kafka.say(raised(unsafeHouse(household)));
        String next = Walk.caseOf(household);

        assertThat(next).isNotEqualTo(caseId);
        look(next).body("state", equalTo("CLUE")).body("previousCaseId", equalTo(caseId));
        look(caseId).body("state", equalTo("RE_IDENTIFIED"));
        assertThat(kafka.await(CaseStepTaken.class, e -> e.caseId().equals(caseId) && e.to() == CaseState.RE_IDENTIFIED)
                        .data()
                        .actor())
                .isEqualTo("platform");
    }

    private static void eliminate(Walk walk, Person village) {
        walk.step(village, "proposeElimination", Map.of("eliminationMode", "ASSISTED"))
                .statusCode(200);
        walk.step(
                        village,
                        "verifyElimination",
                        Map.of(
                                "eliminationVerifiedOn",
                                "2027-06-01",
                                "incomeStableHalfYear",
                                true,
                                "incomeAboveLine",
                                true,
                                "rigidExpenditureSolved",
                                true,
                                "guaranteesFirm",
                                true,
                                "riskGone",
                                true),
                        "CHECKLIST_FORM")
                .statusCode(200);
        walk.step(
                        village,
                        "publishElimination",
                        Map.of(
                                "eliminationReviewedOn",
                                "2027-06-02",
                                "publicityFrom",
                                "2027-06-03",
                                "publicityTo",
                                "2027-06-09"),
                        "PUBLICITY_PHOTO")
                .statusCode(200);
        Person county = People.countyApprover();
        walk.step(
                        county,
                        "approveElimination",
                        Map.of("eliminationApprovedOn", "2027-06-10", "documentNo", "赤防贫〔2027〕9号"),
                        "DECISION_DOCUMENT")
                .statusCode(200);
        walk.step(county, "eliminate", Map.of("eliminatedOn", "2027-06-10"), "ANNOUNCEMENT_PHOTO")
                .statusCode(200);
    }

    @Test
    void countsOverdueCases() {
        String household = anyHouseholdId();
        kafka.say(householdWithoutLabour(household), raised(illness(household)));
        String caseId = Walk.caseOf(household);
        look(caseId).body("overdue", equalTo(false)).body("dueAt", equalTo("2026-11-23T15:59:59Z"));

        clock.setTo(StoryClock.TODAY.plusDays(5));

        look(caseId).body("overdue", equalTo(true));
        People.auditor()
                .asks()
                .queryParam("overdue", true)
                .queryParam("household", household)
                .get("/cases")
                .then()
                .body("items.caseId", contains(caseId));
        long overdue = People.auditor().asks().get("/cases/summary").jsonPath().getLong("overdue");
        assertThat(overdue).isPositive();
        People.workerOfOtherVillage().asks().get("/cases").then().body("items.caseId", not(hasItem(caseId)));
    }

    @Test
    void explainsWorkingDays() {
        People.auditor()
                .asks()
                .queryParam("from", "2026-09-30")
                .queryParam("days", 3)
                .get("/working-days")
                .then()
                .statusCode(200)
                .body("dueOn", equalTo("2026-10-10"));
        People.auditor()
                .asks()
                .queryParam("from", "2035-01-02")
                .queryParam("days", 1)
                .get("/working-days")
                .then()
                .body("yearsWithoutNotice", contains(2035));
    }

    private static io.restassured.response.ValidatableResponse look(String caseId) {
        return People.countyApprover().asks().get("/cases/" + caseId).then().statusCode(200);
    }

    private static int total(String household, String field) {
        return People.auditor()
                .asks()
                .queryParam("household", household)
                .get("/cases")
                .jsonPath()
                .getInt("items[0]." + field);
    }

    private static long countOpen() {
        return People.auditor().asks().get("/cases/summary").jsonPath().getLong("open");
    }

    private static PaymentMoved payment(String household, String caseId, String measure, String plan) {
        return new PaymentMoved(
                "pay-1",
                "P-0001",
                PaymentMoved.PaymentState.PAID,
                measure,
                plan,
                caseId,
                household,
                household + "-head",
                Fixtures.VILLAGE,
                "project-1",
                "MEDICAL_AID",
                "2026",
                500_000,
                "batch-1",
                null,
                true,
                Instant.now());
    }
}
