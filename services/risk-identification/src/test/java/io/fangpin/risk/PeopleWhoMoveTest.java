package io.fangpin.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertEscalated;
import io.fangpin.schemas.risk.AlertRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whoever moves to another division or role, or leaves, is no longer told and no longer answers for what was theirs. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
class PeopleWhoMoveTest {
    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
    private static final String HERE = "421281117000";
    private static final String ELSEWHERE = "421281118000";
    private static int villages;

    @Inject
    Pool pool;

    private final String village = "42128111" + (7100 + villages++);
    private final String mover = "mover-" + UUID.randomUUID();
    private final String stayer = "stayer-" + UUID.randomUUID();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void whoMovedIsNoLongerToldOfWhatTheyMayNoLongerSee() {
        try (Receiver theirs = new Receiver(204);
                Receiver others = new Receiver(204)) {
            String gone = subscribed(moverIn(HERE), theirs);
            subscribed(stayer(), others);
            alert();
            Await.until(
                    "both told",
                    () -> theirs.requests().size() == 1 && others.requests().size() == 1);

            moverIn(ELSEWHERE).get("/alerts").then().statusCode(200);
            Await.until("paused", () -> "SCOPE".equals(orphaned(gone)));
            alert();
            Await.until("the other told again", () -> others.requests().size() == 2);

            assertThat(theirs.requests()).hasSize(1);
            administrator()
                    .get("/subscriptions/orphaned")
                    .then()
                    .statusCode(200)
                    .body("items.subscriptionId", hasItem(gone))
                    .body("items.find { it.subscriptionId == '" + gone + "' }.ownerName", equalTo(mover))
                    .body("items.find { it.subscriptionId == '" + gone + "' }.target", nullValue());
            stayer().get("/subscriptions/orphaned").then().statusCode(403);
            moverIn(ELSEWHERE).post("/subscriptions/" + gone + "/resume").then().statusCode(403);

            moverIn(HERE).post("/subscriptions/" + gone + "/resume").then().statusCode(204);
            moverIn(HERE)
                    .get("/subscriptions")
                    .then()
                    .body("items.find { it.subscriptionId == '" + gone + "' }.state", equalTo("ACTIVE"));
        }
    }

    @Test
    void aWebhookRestsWhenItsOwnerMayNoLongerSetOneUp() {
        try (Receiver receiver = new Receiver(204)) {
            String id = subscribed(moverIn(HERE), receiver);

            mover(Roles.TOWNSHIP_REVIEWER, HERE).get("/alerts").then().statusCode(200);

            Await.until("listed", () -> "SCOPE".equals(orphaned(id)));
        }
    }

    @Test
    void whoWasNotSeenForLongCountsAsGone() {
        try (Receiver receiver = new Receiver(204)) {
            String id = subscribed(moverIn(HERE), receiver);

            pool.preparedQuery("update person_seen set seen_at = now() - interval '91 days' where user_id = $1")
                    .execute(Tuple.of(mover))
                    .await()
                    .indefinitely();

            Await.until("listed", () -> "UNSEEN".equals(orphaned(id)));
        }
    }

    @Test
    void whatSomebodySawToIsOpenAgainWhenTheyMoved() {
        Alert alert = alert();
        acknowledge(moverIn(HERE), alert, mover);
        acknowledge(stayer(), alert, mover);
        CaseOpened opened = new CaseOpened(
                UUID.randomUUID().toString(),
                "FP-TEST",
                alert.householdId(),
                village,
                alert.alertId(),
                alert.ruleCode(),
                Instant.now().minus(Duration.ofHours(1)),
                true,
                Instant.now());

        moverIn(ELSEWHERE).get("/alerts").then().statusCode(200);
        probe.say(opened);

        probe.await(AlertEscalated.class, one -> one.caseId().equals(opened.caseId()));
        stayer().get("/alerts/" + alert.alertId()).then().body("acknowledged", nullValue());
        acknowledge(stayer(), alert, stayer);
    }

    private void acknowledge(RequestSpecification who, Alert alert, String counts) {
        who.body(Map.of("note", "明日入户"))
                .post("/alerts/" + alert.alertId() + "/acknowledgement")
                .then()
                .statusCode(200)
                .body("name", equalTo(counts));
    }

    private String subscribed(RequestSpecification who, Receiver receiver) {
        return who.body(Map.of(
                        "title", "测试订阅", "divisionCode", village, "channel", "WEBHOOK", "target", receiver.url()))
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .body("state", equalTo("ACTIVE"))
                .extract()
                .path("subscriptionId");
    }

    /** Why it is listed for the administrator; null while it is not. */
    private static String orphaned(String id) {
        return administrator()
                .get("/subscriptions/orphaned")
                .jsonPath()
                .getString("items.find { it.subscriptionId == '" + id + "' }.pausedBy");
    }

    private Alert alert() {
        String household = UUID.randomUUID().toString();
        probe.say(Fixtures.householdIn(village, household, 1, HouseholdType.OUT_OF_POVERTY));
        probe.say(Fixtures.selfPay(household, "P1", YEAR, "01", 620_050));
        Alert raised = probe.await(
                        AlertRaised.class, one -> one.alert().householdId().equals(household))
                .data()
                .alert();
        Await.until("kept", () -> stayer().get("/alerts/" + raised.alertId()).statusCode() == 200);
        return raised;
    }

    private RequestSpecification moverIn(String division) {
        return mover(Roles.MONITORING_STAFF, division);
    }

    private RequestSpecification mover(String role, String division) {
        return PolicyDesk.as(mover, role, division);
    }

    private RequestSpecification stayer() {
        return PolicyDesk.as(stayer, Roles.MONITORING_STAFF, HERE);
    }

    private static RequestSpecification administrator() {
        return PolicyDesk.as("chief-of-county", Roles.ADMINISTRATOR, "421281000000");
    }
}
