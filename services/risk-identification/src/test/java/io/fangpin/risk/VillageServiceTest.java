package io.fangpin.risk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.HouseholdType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One flood, several households of a village: the running service counts them by village. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
class VillageServiceTest {
    private static final String FLOODED = "421281100202";
    private static final String DRY = "421281100203";
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
