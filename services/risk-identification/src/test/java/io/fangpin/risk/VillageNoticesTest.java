package io.fangpin.risk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.AlertRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The water of a village fails: its people are told once, their systems of each household. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
@TestSecurity(
        user = "monitor",
        roles = Roles.MONITORING_STAFF,
        attributes = @SecurityAttribute(key = "division", value = "421281000000"))
class VillageNoticesTest {
    private static final String VILLAGE = "421281119201";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void peopleAreToldOnceAndSystemsOfEachHousehold() {
        try (Receiver receiver = new Receiver(204)) {
            Instant before = Instant.now();
            String people = subscribed("CONSOLE", null);
            String system = subscribed("WEBHOOK", receiver.url());
            thirsty();
            thirsty();
            thirsty();
            Await.until("systems told", () -> deliveries(system).getInt("total") == 3);

            assertThat(deliveries(people).getList("items.titleZh")).containsExactly("水质检测不达标（全村事件）");

            given().contentType(ContentType.JSON)
                    .body(Map.of("since", before.toString()))
                    .post("/subscriptions/" + people + "/replay")
                    .then()
                    .statusCode(200);
            assertThat(deliveries(people).getInt("total")).isEqualTo(1);
        }
    }

    private static String subscribed(String channel, String target) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("title", "全村事件");
        wish.put("divisionCode", VILLAGE);
        wish.put("channel", channel);
        wish.put("target", target);
        return given().contentType(ContentType.JSON)
                .body(wish)
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("subscriptionId");
    }

    private static JsonPath deliveries(String subscription) {
        return given().get("/subscriptions/" + subscription + "/deliveries").jsonPath();
    }

    private void thirsty() {
        String household = UUID.randomUUID().toString();
        probe.say(Fixtures.householdIn(VILLAGE, household, 1, HouseholdType.ORDINARY));
        probe.say(Fixtures.fact(
                new FactKind("WATER_SUPPLY"),
                household,
                null,
                "SC-11",
                "1",
                Map.of(
                        "division_code",
                        VILLAGE,
                        "supply_no",
                        "SC-11",
                        "indicator",
                        "QUALITY_FAILED",
                        "start_date",
                        TODAY.toString())));
        probe.await(AlertRaised.class, one -> one.alert().householdId().equals(household));
    }
}
