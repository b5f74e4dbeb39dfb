package io.fangpin.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** 只看我的: of a township's alerts those that are somebody's own work. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
class MyAlertsTest {
    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
    private static final String TOWNSHIP = "421281119000";
    private static final String VILLAGE = "421281119201";

    private final String zhang = "zhang-" + UUID.randomUUID();

    @Test
    void onesOwnAreThoseThatOneSawToOrWorkedOn() {
        try (KafkaProbe probe = new KafkaProbe()) {
            Alert seenTo = alert(probe);
            Alert workedOn = alert(probe);
            Alert other = alert(probe);
            zhang(TOWNSHIP)
                    .body(Map.of())
                    .post("/alerts/" + seenTo.alertId() + "/acknowledgement")
                    .then()
                    .statusCode(200);
            work(probe, workedOn, zhang);
            work(probe, other, "somebody-else");

            Await.until(
                    "known",
                    () -> Set.copyOf(mine(zhang(TOWNSHIP))).equals(Set.of(seenTo.alertId(), workedOn.alertId())));

            assertThat(mine(zhang(VILLAGE))).contains(seenTo.alertId(), workedOn.alertId(), other.alertId());
        }
    }

    private static List<String> mine(RequestSpecification who) {
        return who.get("/alerts?mine=true&size=200").jsonPath().getList("items.alertId");
    }

    private static void work(KafkaProbe probe, Alert alert, String actor) {
        String caseId = UUID.randomUUID().toString();
        Instant now = Instant.now();
        probe.say(new CaseOpened(
                caseId, "FP-TEST", alert.householdId(), VILLAGE, alert.alertId(), alert.ruleCode(), null, true, now));
        probe.say(new CaseStepTaken(
                caseId,
                alert.householdId(),
                VILLAGE,
                1,
                "triage",
                CaseState.CLUE,
                CaseState.TRIAGED,
                actor,
                "张三",
                "village-worker",
                "村",
                null,
                null,
                1,
                now));
    }

    private Alert alert(KafkaProbe probe) {
        String household = UUID.randomUUID().toString();
        probe.say(Fixtures.householdIn(VILLAGE, household, 1, HouseholdType.OUT_OF_POVERTY));
        probe.say(Fixtures.selfPay(household, "P1", YEAR, "01", 620_050));
        Alert raised = probe.await(
                        AlertRaised.class, one -> one.alert().householdId().equals(household))
                .data()
                .alert();
        Await.until(
                "kept", () -> zhang(TOWNSHIP).get("/alerts/" + raised.alertId()).statusCode() == 200);
        return raised;
    }

    private RequestSpecification zhang(String division) {
        return PolicyDesk.as(zhang, Roles.TOWNSHIP_REVIEWER, division);
    }
}
