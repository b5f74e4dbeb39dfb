package io.fangpin.risk;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask.JoinedAlert;
import io.fangpin.schemas.assistance.VillageTaskOpened;
import io.fangpin.schemas.assistance.VillageTaskStepTaken;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Finding;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Step;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertEscalated;
import io.fangpin.schemas.risk.AlertRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One event, several households of a village: the running service counts and follows them by village. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
class VillageServiceTest {
    private static final String FLOODED = "421281100202";
    private static final String DRY = "421281100203";
    private static final String PARCHED = "421281100204";
    private static final String TODAY =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    @TestSecurity(
            user = "county",
            roles = Roles.COUNTY_APPROVER,
            attributes = @SecurityAttribute(key = "division", value = "421281000000"))
    void threeHouseholdsOfOneVillageHitByOneFloodAreAMatterOfTheVillage() {
        hit(FLOODED, "CROPS");
        hit(FLOODED, "HOUSE_DESTROYED");
        hit(FLOODED, "LIVESTOCK");
        hit(DRY, "CROPS");
        hit(DRY, "CROPS");

        Await.until(
                "three households counted",
                () -> given().get("/village-alerts?division=" + FLOODED)
                                .jsonPath()
                                .getInt("total")
                        == 1);
        given().get("/village-alerts?division=" + FLOODED)
                .then()
                .statusCode(200)
                .body("items[0].ruleCode", equalTo("R-GRP-1"))
                .body("items[0].level", equalTo("RED"))
                .body("items[0].hit.event", equalTo("FLOOD-1"))
                .body("items[0].hit.households", equalTo(3))
                .body("items[0].hit.lastDay", equalTo(TODAY));
        given().get("/village-alerts?division=" + DRY).then().statusCode(200).body("items", empty());
    }

    @Test
    @TestSecurity(
            user = "county",
            roles = Roles.COUNTY_APPROVER,
            attributes = @SecurityAttribute(key = "division", value = "421281000000"))
    void aFailureOfTheVillagesWaterIsMeasuredAndToldHigherUpOnce() {
        List<Alert> alerts = List.of(thirsty(), thirsty());
        assertThat(alerts).extracting(Alert::villageEvent).containsOnly("SC-9 " + TODAY.substring(0, 4));
        String task = UUID.randomUUID().toString();
        Instant due = Instant.now().minus(Duration.ofHours(1));
        probe.say(
                new VillageTaskOpened(task, "CJ-TEST", PARCHED, "SC-9", due, true, Instant.now()),
                new AlertsJoinedVillageTask(
                        task,
                        PARCHED,
                        alerts.stream()
                                .map(one -> new JoinedAlert(one.alertId(), one.householdId(), one.ruleCode()))
                                .toList(),
                        Instant.now()));

        AlertEscalated told = probe.await(
                        AlertEscalated.class, one -> one.caseId().equals(task))
                .data();
        assertThat(told.escalatedTo()).isEqualTo("421281100000");
        probe.say(step(task, 1, Step.NOTE, null), step(task, 2, Step.CLOSED, Finding.CONFIRMED));

        Await.until("a verdict", () -> "2".equals(performance("confirmed")));
        assertThat(performance("alerts")).isEqualTo("2");
        assertThat(performance("visitsPerConfirmed")).isEqualTo("0.5");
        assertThat(probe.records(Topics.ALERTS))
                .filteredOn(record -> new String(record.value(), UTF_8).contains("\"caseId\":\"" + task))
                .hasSize(1);
    }

    private static String performance(String field) {
        return given().get("/rule-performance?division=" + PARCHED)
                .jsonPath()
                .getString("items.find { it.ruleCode == 'R-WAT-4' }." + field);
    }

    private static VillageTaskStepTaken step(String task, int no, Step step, @Nullable Finding finding) {
        return new VillageTaskStepTaken(
                task, PARCHED, no, step, finding, "zhang.cun", "张村", "village-worker", PARCHED, "已恢复供水", Instant.now());
    }

    /** A household whose alert is in the list of alerts already. */
    private Alert thirsty() {
        String household = UUID.randomUUID().toString();
        probe.say(Fixtures.householdIn(PARCHED, household, 1, HouseholdType.ORDINARY));
        probe.say(Fixtures.fact(
                new FactKind("WATER_SUPPLY"),
                household,
                null,
                TODAY.substring(0, 4),
                "1",
                Map.of(
                        "division_code",
                        PARCHED,
                        "supply_no",
                        "SC-9",
                        "indicator",
                        "QUALITY_FAILED",
                        "start_date",
                        TODAY)));
        Alert raised = probe.await(
                        AlertRaised.class, one -> one.alert().householdId().equals(household))
                .data()
                .alert();
        Await.until("kept", () -> given().get("/alerts/" + raised.alertId()).statusCode() == 200);
        return raised;
    }

    private void hit(String village, String loss) {
        String household = UUID.randomUUID().toString();
        probe.say(Fixtures.householdIn(village, household, 1, HouseholdType.ORDINARY));
        probe.say(Fixtures.fact(
                new FactKind("DISASTER_LOSS"),
                household,
                "P1",
                "FLOOD-1",
                "1",
                Map.of(
                        "event_no",
                        "FLOOD-1",
                        "event",
                        "FLOOD",
                        "loss",
                        loss,
                        "event_date",
                        TODAY,
                        "loss_fen",
                        500_000)));
    }
}
