package io.fangpin.risk;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertEscalated;
import io.fangpin.schemas.risk.AlertRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What people do about alerts: see to them, leave them lying, find a risk or none. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
@TestSecurity(
        user = "monitor",
        roles = Roles.MONITORING_STAFF,
        attributes = @SecurityAttribute(key = "division", value = "421281000000"))
class ReactionsTest {
    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
    private static int villages;

    private final String village = "42128113" + (1000 + villages++);
    /** Household of each case: a case's events share its household's partition. */
    private final Map<String, String> households = new HashMap<>();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void aRuleIsMeasuredByWhatPeopleFoundAtHome() {
        String confirmed = opened(alert(), Instant.now().plus(Duration.ofDays(2)));
        String unfounded = opened(alert(), Instant.now().plus(Duration.ofDays(2)));
        opened(alert(), Instant.now().plus(Duration.ofDays(2)));
        step(confirmed, 1, CaseState.VERIFYING, CaseState.APPLICATION_SIGNED);
        step(confirmed, 2, CaseState.ANNOUNCED, CaseState.ENTERED);
        step(unfounded, 1, CaseState.VERIFYING, CaseState.NO_RISK);
        step(unfounded, 1, CaseState.VERIFYING, CaseState.NO_RISK);

        JsonPath found = Await.value("verdicts", () -> {
            JsonPath now = given().get("/rule-performance?division=" + village).jsonPath();
            return "1 1 1"
                            .equals(now.getString("items[0].confirmed")
                                    + ' '
                                    + now.getString("items[0].noRisk")
                                    + ' '
                                    + now.getString("items[0].undecided"))
                    ? Optional.of(now)
                    : Optional.empty();
        });

        assertThat(found.getString("items[0].ruleCode")).isEqualTo("R-MED-1");
        assertThat(found.getInt("items[0].alerts")).isEqualTo(3);
        assertThat(found.getDouble("items[0].precision")).isEqualTo(0.5);
        // Wilson's interval of one in two, as R's prop.test(1, 2, correct = FALSE) tells it
        assertThat(found.getDouble("items[0].precisionLow")).isEqualTo(0.0945, within(0.0005));
        assertThat(found.getDouble("items[0].precisionHigh")).isEqualTo(0.9055, within(0.0005));
        assertThat(found.getDouble("items[0].visitsPerConfirmed")).isEqualTo(2.0);
    }

    @Test
    void aRuleIsMeasuredByWhatPeopleTypedForIt() {
        Instant due = Instant.now().plus(Duration.ofDays(2));
        Alert twice = alert();
        String confirmed = opened(twice, due);
        probe.say(new AlertJoinedCase(
                confirmed, twice.householdId(), village, alert().alertId(), twice.ruleCode(), Instant.now()));
        String unfounded = opened(alert(), due);
        String before = opened(alert(), due);
        opened(alert(), due);
        step(confirmed, 1, CaseState.VERIFYING, CaseState.APPLICATION_SIGNED, due, 6);
        step(confirmed, 2, CaseState.ANNOUNCED, CaseState.ENTERED, due, 1);
        probe.say(new MeasureDelivered(
                "m-" + confirmed,
                "p-" + confirmed,
                confirmed,
                twice.householdId(),
                village,
                LocalDate.now(ZoneId.of("Asia/Shanghai")),
                "收条",
                "zhang",
                2,
                Instant.now()));
        step(unfounded, 1, CaseState.VERIFYING, CaseState.NO_RISK, due, 3);
        step(before, 1, CaseState.CLUE, CaseState.TRIAGED, due, null);
        step(before, 2, CaseState.VERIFYING, CaseState.NO_RISK, due, 3);

        JsonPath found = Await.value("what was typed", () -> {
            JsonPath now = given().get("/rule-performance?division=" + village).jsonPath();
            return "12 2".equals(now.getString("items[0].fieldsTyped") + ' ' + now.getString("items[0].noRisk"))
                    ? Optional.of(now)
                    : Optional.empty();
        });

        assertThat(found.getDouble("items[0].fieldsPerCase")).isEqualTo(6.0);
        assertThat(found.getDouble("items[0].fieldsPerConfirmed")).isEqualTo(12.0);
    }

    @Test
    void whereNoRiskWasFoundTheRuleRestsAndTheProfileSaysUntilWhen() {
        Alert alert = alert();
        String unfounded = opened(alert, Instant.now().plus(Duration.ofDays(2)));
        step(unfounded, 1, CaseState.VERIFYING, CaseState.NO_RISK);

        AlertCleared cleared = probe.await(
                        AlertCleared.class, one -> one.alert().alertId().equals(alert.alertId()))
                .data();
        assertThat(cleared.reasonCode()).isEqualTo("NO_RISK_FOUND");

        // The next month's sum is higher, of the same level.
        probe.say(Fixtures.selfPay(alert.householdId(), "P1", YEAR, "02", 900_000));
        JsonPath profile = Await.value("assessed", () -> {
            JsonPath now = given().get("/households/" + alert.householdId() + "/profile")
                    .jsonPath();
            return now.getList("facts.version").contains("02") ? Optional.of(now) : Optional.empty();
        });
        assertThat(profile.getList("openAlerts")).isEmpty();
        assertThat(profile.getString("rules.find { it.ruleCode == 'R-MED-1' }.suppressed.explanationZh"))
                .isEqualTo("已核查无风险，至"
                        + LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                .plusDays(90)
                                .format(DateTimeFormatter.ofPattern("yyyy年M月d日"))
                        + "前不再提醒");
    }

    @Test
    void whatNobodyReactsToIsToldOfHigherUpOnceForEachDeadline() {
        Alert alert = alert();
        String subscription = given().contentType(ContentType.JSON)
                .body("{\"title\":\"超期\",\"divisionCode\":\"%s\",\"levels\":[\"ORANGE\"],\"channel\":\"CONSOLE\"}"
                        .formatted(village))
                .post("/subscriptions")
                .jsonPath()
                .getString("subscriptionId");

        String late = opened(alert, Instant.now().minus(Duration.ofHours(1)));

        AlertEscalated told = probe.await(
                        AlertEscalated.class, one -> one.caseId().equals(late))
                .data();
        assertThat(told.escalatedTo()).isEqualTo(village.substring(0, 9) + "000");
        assertThat(told.alert().alertId()).isEqualTo(alert.alertId());
        Await.until(
                "notice",
                () -> given().get("/subscriptions/" + subscription + "/deliveries")
                        .jsonPath()
                        .getList("items.eventType")
                        .contains("io.fangpin.risk.alert-escalated.v1"));

        step(late, 1, CaseState.CLUE, CaseState.TRIAGED, Instant.now().minus(Duration.ofDays(4)));
        AlertEscalated again = probe.await(
                        AlertEscalated.class,
                        one -> one.caseId().equals(late) && one.escalatedTo().equals("421281000000"))
                .data();
        assertThat(again.dueAt()).isBefore(told.dueAt());
        assertThat(given().get("/alerts/" + alert.alertId()).jsonPath().getString("state"))
                .isEqualTo("OPEN");
    }

    @Test
    void whoSeesToAnAlertSaysSoAndNobodyIsToldHigherUp() {
        Alert alert = alert();
        given().contentType(ContentType.JSON)
                .body("{\"note\":\"明日入户\"}")
                .post("/alerts/" + alert.alertId() + "/acknowledgement")
                .then()
                .statusCode(200)
                .body("name", equalTo("monitor"));
        given().get("/alerts/" + alert.alertId()).then().body("acknowledged.note", equalTo("明日入户"));
        String seenTo = opened(alert, Instant.now().minus(Duration.ofHours(1)));

        // Said after it, about another alert: when this is told, the first was looked at.
        String late = opened(alert(), Instant.now().minus(Duration.ofMinutes(30)));
        probe.await(AlertEscalated.class, one -> one.caseId().equals(late));

        assertThat(probe.records(Topics.ALERTS))
                .noneMatch(record -> new String(record.value(), UTF_8).contains("\"caseId\":\"" + seenTo));
    }

    private Alert alert() {
        String household = UUID.randomUUID().toString();
        probe.say(Fixtures.householdIn(village, household, 1, HouseholdType.OUT_OF_POVERTY));
        probe.say(Fixtures.selfPay(household, "P1", YEAR, "01", 620_050));
        Alert raised = probe.await(
                        AlertRaised.class, one -> one.alert().householdId().equals(household))
                .data()
                .alert();
        Await.until("kept", () -> given().get("/alerts/" + raised.alertId()).statusCode() == 200);
        return raised;
    }

    private String opened(Alert alert, Instant dueAt) {
        String caseId = UUID.randomUUID().toString();
        households.put(caseId, alert.householdId());
        probe.say(new CaseOpened(
                caseId,
                "FP-TEST",
                alert.householdId(),
                village,
                alert.alertId(),
                alert.ruleCode(),
                dueAt,
                true,
                Instant.now()));
        return caseId;
    }

    private void step(String caseId, int stepNo, CaseState from, CaseState to) {
        step(caseId, stepNo, from, to, Instant.now().plus(Duration.ofDays(2)));
    }

    private void step(String caseId, int stepNo, CaseState from, CaseState to, Instant dueAt) {
        step(caseId, stepNo, from, to, dueAt, 4);
    }

    private void step(
            String caseId, int stepNo, CaseState from, CaseState to, Instant dueAt, @Nullable Integer fieldsTyped) {
        probe.say(new CaseStepTaken(
                caseId,
                households.get(caseId),
                village,
                stepNo,
                "step",
                from,
                to,
                "zhang",
                "张三",
                "village-worker",
                "村",
                null,
                dueAt,
                fieldsTyped,
                Instant.now()));
    }
}
