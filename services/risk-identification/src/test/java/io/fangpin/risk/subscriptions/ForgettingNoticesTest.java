package io.fangpin.risk.subscriptions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.risk.Fixtures;
import io.fangpin.schemas.registry.HouseholdType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Notices of alerts end, what has not arrived yet does not. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
@TestSecurity(
        user = "monitor",
        roles = Roles.MONITORING_STAFF,
        attributes = @SecurityAttribute(key = "division", value = "421281000000"))
class ForgettingNoticesTest {
    private static final String VILLAGE = "421281118201";
    private static final String OTHER_VILLAGE = "421281118202";
    private static final Duration YEAR = Duration.ofDays(365);

    @Inject
    ForgettingNotices forgetting;

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void whatWasToldAYearAgoIsForgottenAndWhatIsStillToBeSentIsNot() {
        String told = subscribed(VILLAGE, "");
        String waiting = subscribed(OTHER_VILLAGE, ",\"digestAt\":\"" + laterToday() + "\"");
        alert(VILLAGE);
        alert(OTHER_VILLAGE);
        Await.until(
                "told",
                () -> notices(told).equals(List.of("SENT")) && notices(waiting).equals(List.of("PENDING")));
        Instant now = Instant.now();

        forgetting.forget(now).await().indefinitely();
        assertThat(notices(told)).containsExactly("SENT");

        forgetting.forget(now.plus(YEAR)).await().indefinitely();
        assertThat(notices(told)).isEmpty();
        assertThat(notices(waiting)).containsExactly("PENDING");
        given().get("/alerts?division=" + VILLAGE).then().body("total", equalTo(1));
    }

    private static String subscribed(String village, String more) {
        return given().contentType(ContentType.JSON)
                .body("{\"title\":\"留存\",\"divisionCode\":\"%s\",\"channel\":\"%s\"%s}"
                        .formatted(
                                village, more.isEmpty() ? "CONSOLE" : "EMAIL\",\"target\":\"monitor@example.cn", more))
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("subscriptionId");
    }

    private static List<String> notices(String subscription) {
        return given().get("/subscriptions/" + subscription + "/deliveries")
                .jsonPath()
                .getList("items.state");
    }

    private static String laterToday() {
        return java.time.LocalTime.now(ZoneId.of("Asia/Shanghai"))
                .plusHours(6)
                .withNano(0)
                .toString();
    }

    private void alert(String village) {
        String household = UUID.randomUUID().toString();
        probe.say(Fixtures.householdIn(village, household, 1, HouseholdType.OUT_OF_POVERTY));
        probe.say(Fixtures.selfPay(
                household, "P1", LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear(), "01", 620_050));
    }
}
