package io.fangpin.risk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.kit.testing.SignInByHeader;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How a household stood on a past day, by what was said until then. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
class GradingTest {
    private static final String VILLAGE = "421281106201";

    private final String household = UUID.randomUUID().toString();
    private final String alertId = UUID.randomUUID().toString();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void aDayIsGradedByWhatHadBeenSaidByItsEnd() {
        Instant raised = Instant.parse("2026-03-10T04:00:00Z");
        probe.say(household(1, MonitoredStatus.NOT_MONITORED, Instant.parse("2026-01-05T04:00:00Z")));
        probe.say(new AlertRaised(alert(1, "1", AlertLevel.YELLOW, raised), raised));
        // 23:59 of 20 March and 00:01 of 1 April in China
        probe.say(new AlertRevised(
                alert(2, "2", AlertLevel.RED, raised), AlertLevel.YELLOW, Instant.parse("2026-03-20T15:59:00Z")));
        probe.say(new AlertCleared(
                alert(3, "2", AlertLevel.RED, raised),
                "FACT_CORRECTED",
                "更正",
                "corrected",
                Instant.parse("2026-03-31T16:01:00Z")));
        awaitState("CLEARED");

        on("2026-03-09").body("alerts", empty()).body("card.colour", equalTo("GREEN"));
        on("2026-03-10")
                .body("alerts.level", contains("YELLOW"))
                .body("alerts[0].ruleCode", equalTo("R-MED-1"))
                .body("alerts[0].ruleVersion", equalTo("1"))
                .body("card.colour", equalTo("YELLOW"))
                .body("monitoredStatus", equalTo("NOT_MONITORED"));
        on("2026-03-20")
                .body("alerts.level", contains("RED"))
                .body("alerts[0].ruleVersion", equalTo("2"))
                .body("card.reasons.why", contains("RED_ALERT"));
        on("2026-03-31").body("alerts", hasSize(1));
        on("2026-04-01").body("alerts", empty()).body("card.colour", equalTo("GREEN"));
    }

    @Test
    void theCardFollowsTheMonitoringOfThatDay() {
        probe.say(household(1, MonitoredStatus.NOT_MONITORED, Instant.parse("2026-01-05T04:00:00Z")));
        probe.say(household(2, MonitoredStatus.MONITORED, Instant.parse("2026-02-05T04:00:00Z")));
        probe.say(household(3, MonitoredStatus.MONITORED, Instant.parse("2026-03-05T04:00:00Z")));
        probe.say(household(4, MonitoredStatus.ELIMINATED, Instant.parse("2026-04-05T04:00:00Z")));
        Await.until(
                "known",
                () -> "ELIMINATED".equals(asked(VILLAGE, "2026-05-01").extract().path("monitoredStatus")));

        on("2026-01-01").body("monitoredStatus", nullValue()).body("card.colour", equalTo("GREEN"));
        on("2026-02-04").body("card.reasons.why", contains("NO_ALERT"));
        on("2026-03-31").body("card.colour", equalTo("RED")).body("card.reasons.why", contains("MONITORED"));
        on("2026-04-05").body("card.reasons.why", contains("ELIMINATED"));
    }

    @Test
    void outsideOnesDivisionAndOfNoDayThereIsNone() {
        probe.say(household(1, MonitoredStatus.NOT_MONITORED, Instant.parse("2026-01-05T04:00:00Z")));
        Await.until("known", () -> asked(VILLAGE, "2026-05-01").extract().statusCode() == 200);

        asked("421281107201", "2026-05-01").statusCode(404).body("type", equalTo(problem("not-found")));
        asked(VILLAGE, "2026-02-30").statusCode(400).body("type", equalTo(problem("invalid-request")));
        asked(VILLAGE, LocalDate.now().plusDays(2).toString())
                .statusCode(400)
                .body("type", equalTo(problem("invalid-request")));
        given().get("/households/" + household + "/grading?on=2026-05-01")
                .then()
                .statusCode(401);
    }

    private ValidatableResponse on(String day) {
        return asked(VILLAGE, day).statusCode(200);
    }

    private ValidatableResponse asked(String division, String day) {
        return given().header(SignInByHeader.HEADER, "worker")
                .header(SignInByHeader.ROLE, Roles.VILLAGE_WORKER)
                .header(SignInByHeader.DIVISION, division)
                .get("/households/" + household + "/grading?on=" + day)
                .then();
    }

    private void awaitState(String state) {
        Await.until(
                "the alert is " + state,
                () -> state.equals(given().header(SignInByHeader.HEADER, "worker")
                        .header(SignInByHeader.ROLE, Roles.VILLAGE_WORKER)
                        .header(SignInByHeader.DIVISION, VILLAGE)
                        .get("/alerts/" + alertId)
                        .jsonPath()
                        .getString("state")));
        Await.until(
                "the household is known",
                () -> asked(VILLAGE, "2026-05-01").extract().statusCode() == 200);
    }

    private static String problem(String code) {
        return "https://fangpin.io/problems/" + code;
    }

    private HouseholdSnapshot household(long version, MonitoredStatus status, Instant changedAt) {
        return new HouseholdSnapshot(
                household,
                "HN" + household,
                version,
                VILLAGE,
                null,
                null,
                HouseholdType.ORDINARY,
                status,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(Fixtures.adult("P1")),
                true,
                changedAt);
    }

    private Alert alert(long version, String ruleVersion, AlertLevel level, Instant raisedAt) {
        return new Alert(
                alertId,
                version,
                household,
                VILLAGE,
                "P1",
                "R-MED-1",
                ruleVersion,
                "national-core",
                "住院自付",
                "Inpatient self-pay",
                level,
                RiskFactor.ILLNESS,
                List.of(),
                "2026",
                null,
                "620050",
                "500000",
                "fen",
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "W15",
                LocalDate.of(2026, 3, 10),
                raisedAt,
                true);
    }
}
