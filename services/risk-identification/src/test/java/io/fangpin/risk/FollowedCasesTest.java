package io.fangpin.risk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What cases tell of measures, monitoring and examinations reaches the rules that ask for it. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
@TestSecurity(
        user = "monitor",
        roles = Roles.MONITORING_STAFF,
        attributes = @SecurityAttribute(key = "division", value = "421281000000"))
class FollowedCasesTest {
    private static final String VILLAGE = "421281141201";

    private final LocalDate today = LocalDate.now(Cases.CHINA);
    private final String household = UUID.randomUUID().toString();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void aHouseholdWithoutMeasuresIsOverdueAndOneThatDoesNotAnswerItsRiskIsNotEnough() {
        probe.say(monitoredForIllness(1), Cases.entered(household, today.minusDays(32)));
        awaitDoubts(List.of("DQ-15"));

        String measure = UUID.randomUUID().toString();
        probe.say(Cases.agreed(household, measure, MeasureCategory.INDUSTRY, today));
        awaitDoubts(List.of("DQ-13A"));

        // Said again, and the household moves: what is known stays.
        probe.say(Cases.agreed(household, measure, MeasureCategory.INDUSTRY, today), monitoredForIllness(2));
        probe.say(Cases.agreed(household, UUID.randomUUID().toString(), MeasureCategory.HEALTH, today));
        awaitDoubts(List.of());
        given().get("/households/" + household + "/profile")
                .then()
                .statusCode(200)
                .body("facts.findAll { it.kind == 'MEASURE' }.size()", equalTo(2));
    }

    @Test
    void aNewDibaoHouseholdThatPeopleHaveExaminedIsNoAlertAnyMore() {
        probe.say(Fixtures.householdIn(VILLAGE, household, 1, HouseholdType.ORDINARY));
        probe.say(Fixtures.fact(
                FactKind.ASSISTANCE_LIST,
                household,
                "P1",
                "DIBAO",
                "1",
                Map.of(
                        "programme", "DIBAO",
                        "status", "ACTIVE",
                        "start_date", today.minusDays(10).toString())));
        String alertId = probe.await(
                        AlertRaised.class, one -> one.alert().householdId().equals(household))
                .data()
                .alert()
                .alertId();

        probe.say(Cases.ended(household, CaseState.REJECTED, today));

        AlertCleared cleared = probe.await(
                        AlertCleared.class, one -> one.alert().alertId().equals(alertId))
                .data();
        assertThat(cleared.alert().ruleCode()).isEqualTo("R-SAF-1");
        assertThat(cleared.reasonCode()).isEqualTo("CASE_FOLLOWED");
    }

    private HouseholdSnapshot monitoredForIllness(long version) {
        HouseholdSnapshot plain = Fixtures.householdIn(VILLAGE, household, version, HouseholdType.ORDINARY);
        return new HouseholdSnapshot(
                plain.householdId(),
                plain.householdNo(),
                version,
                version == 1 ? VILLAGE : "421281141202",
                null,
                null,
                plain.householdType(),
                MonitoredStatus.MONITORED,
                null,
                List.of(RiskFactor.ILLNESS),
                null,
                null,
                null,
                null,
                null,
                null,
                plain.members(),
                true,
                plain.changedAt());
    }

    /** Of the rules that ask for measures. */
    private void awaitDoubts(List<String> rules) {
        Await.until("doubts " + rules, () -> {
            List<String> shown = given().get("/households/" + household + "/profile")
                    .jsonPath()
                    .getList("notes.ruleCode", String.class);
            return shown != null
                    && shown.stream()
                            .filter(code -> code.startsWith("DQ-13") || code.startsWith("DQ-15"))
                            .toList()
                            .equals(rules);
        });
    }
}
