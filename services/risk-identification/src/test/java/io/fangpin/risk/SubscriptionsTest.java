package io.fangpin.risk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.risk.Receiver.Request;
import io.fangpin.risk.subscriptions.WebhookSignature;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who subscribed is told: by webhook, by mail, in the console, as a stream. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
@QuarkusTestResource(MailServer.class)
@TestSecurity(
        user = "monitor",
        roles = Roles.MONITORING_STAFF,
        attributes = @SecurityAttribute(key = "division", value = "421281000000"))
class SubscriptionsTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int YEAR = LocalDate.now(CHINA).getYear();
    private static int villages;

    @TestHTTPResource("/alerts/stream")
    URI stream;

    /** A village of its own for each test, so that nobody else's alerts come. */
    private final String village = "42128111" + (1000 + villages++);

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void aWebhookIsSignedAndTriedAgainUntilItArrives() {
        try (Receiver receiver = new Receiver(204, 500, 503)) {
            Response made = subscribe("WEBHOOK", receiver.url(), Map.of("levels", List.of("YELLOW", "RED")));
            made.then().statusCode(201);
            String secret = made.jsonPath().getString("secret");

            Alert alert = alert(620_050);

            String id = made.jsonPath().getString("subscriptionId");
            awaitDelivery(id, "SENT");
            List<Request> requests = receiver.requests();
            assertThat(requests).hasSize(3);
            assertThat(requests)
                    .extracting(Request::body)
                    .containsOnly(requests.getFirst().body());
            Request last = requests.getLast();
            assertThat(last.headers())
                    .containsEntry("ce-specversion", "1.0")
                    .containsEntry("ce-type", "io.fangpin.risk.alert-raised.v1")
                    .containsEntry("ce-id", alert.alertId() + ":1")
                    .containsEntry("webhook-id", alert.alertId() + ":1");
            assertThat(last.headers().get("webhook-signature"))
                    .isEqualTo(WebhookSignature.of(
                            secret,
                            alert.alertId() + ":1",
                            Long.parseLong(last.headers().get("webhook-timestamp")),
                            last.body()));
            assertThat(JsonPath.from(last.body()).getString("alert.alertId")).isEqualTo(alert.alertId());
            assertThat(given().get("/subscriptions/" + id + "/deliveries")
                            .jsonPath()
                            .getInt("items[0].attempts"))
                    .isEqualTo(3);
            assertThat(given().get("/subscriptions").asString()).doesNotContain(secret);
        }
    }

    @Test
    void whatWasGivenUpIsSentAgainWhenItsOwnerAsks() {
        try (Receiver receiver = new Receiver(503)) {
            String id = subscribed("WEBHOOK", receiver.url(), Map.of());
            alert(620_050);
            assertThat(awaitDelivery(id, "DEAD").getString("items[0].lastError"))
                    .isEqualTo("HTTP 503");

            receiver.answerFromNowOn(200);
            replay(id, "{}").then().statusCode(200).body("events", equalTo(1));

            awaitDelivery(id, "SENT");
        }
    }

    @Test
    void aReceiverThatIsGoneIsLeftInPeace() {
        try (Receiver receiver = new Receiver(410)) {
            String id = subscribed("WEBHOOK", receiver.url(), Map.of());
            alert(620_050);
            awaitDelivery(id, "DEAD");

            Await.until(
                    "paused",
                    () -> given().get("/subscriptions")
                            .jsonPath()
                            .getString("items.find { it.subscriptionId == '" + id + "' }.state")
                            .equals("PAUSED"));
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void aReceiverIsAskedBeforeAnythingIsSentToIt() {
        try (Receiver receiver = new Receiver(204).agreeing(Map.of())) {
            Response made = subscribe("WEBHOOK", receiver.url(), Map.of());
            made.then()
                    .statusCode(201)
                    .body("state", equalTo("UNCONFIRMED"))
                    .body("confirmation", equalTo("REQUIRED"))
                    .body("pausedBecause", containsString("WebHook-Allowed-Origin"));
            String id = made.jsonPath().getString("subscriptionId");
            assertThat(receiver.asked())
                    .containsEntry("webhook-request-origin", "localhost")
                    .containsEntry("webhook-request-rate", "600");

            resume(id);
            assertThat(stateOf(id)).isEqualTo("UNCONFIRMED");

            receiver.agreeing(Map.of("WebHook-Allowed-Origin", "localhost", "WebHook-Allowed-Rate", "120"));
            resume(id);
            assertThat(stateOf(id)).isEqualTo("ACTIVE");
            alert(620_050);
            awaitDelivery(id, "SENT");
            assertThat(receiver.requests())
                    .singleElement()
                    .satisfies(one -> assertThat(one.headers()).containsEntry("webhook-request-origin", "localhost"));
        }
    }

    @Test
    void noMoreIsSentInAMinuteThanTheReceiverAgreedTo() {
        Map<String, String> two = Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "2");
        try (Receiver receiver = new Receiver(204).agreeing(two)) {
            String id = subscribed("WEBHOOK", receiver.url(), Map.of());
            alert(620_050);
            alert(630_050);
            alert(640_050);

            JsonPath found = Await.value("the third waits for the next minute", () -> {
                JsonPath now =
                        given().get("/subscriptions/" + id + "/deliveries").jsonPath();
                // While it is being looked at it waits for its lease, as if it had been tried.
                String next = now.getString("items.find { it.state == 'PENDING' && it.attempts == 0 }.nextAttemptAt");
                return now.getList("items").size() == 3
                                && next != null
                                && Instant.parse(next).isAfter(Instant.now().plusSeconds(10))
                        ? Optional.of(now)
                        : Optional.empty();
            });

            assertThat(found.<String>getList("items.state")).containsExactlyInAnyOrder("SENT", "SENT", "PENDING");
            assertThat(receiver.requests()).hasSize(2);
        }
    }

    @Test
    void aReceiverThatHasTooMuchIsLeftAloneAsLongAsItAsks() {
        try (Receiver receiver = new Receiver(429).answering("Retry-After", "1800")) {
            String id = subscribed("WEBHOOK", receiver.url(), Map.of());
            alert(620_050);

            Await.until("held", () -> {
                String next = given().get("/subscriptions/" + id + "/deliveries")
                        .jsonPath()
                        .getString("items[0].nextAttemptAt");
                return next != null && Instant.parse(next).isAfter(Instant.now().plusSeconds(1000));
            });
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    @TestSecurity(
            user = "chief",
            roles = Roles.ADMINISTRATOR,
            attributes = @SecurityAttribute(key = "division", value = "421281000000"))
    void anAdministratorMayAnswerForASimpleReceiver() {
        try (Receiver receiver = new Receiver(204).agreeing(Map.of())) {
            String id = subscribed("WEBHOOK", receiver.url(), Map.of("confirmation", "WAIVED"));
            assertThat(stateOf(id)).isEqualTo("ACTIVE");
            alert(620_050);

            awaitDelivery(id, "SENT");
            assertThat(receiver.asked()).isEmpty();
        }
    }

    @Test
    void everythingSinceAMomentComesOnceMore() {
        Instant before = Instant.now().minusSeconds(60);
        Alert alert = alert(620_050);
        Await.until("shown", () -> given().get("/alerts/" + alert.alertId()).statusCode() == 200);
        try (Receiver receiver = new Receiver(200)) {
            String id = subscribed("WEBHOOK", receiver.url(), Map.of());
            assertThat(receiver.requests()).isEmpty();

            for (int time = 1; time <= 2; time++) {
                replay(id, "{\"since\":\"" + before + "\"}").then().body("events", equalTo(1));
                int times = time;
                Await.until("came " + time, () -> receiver.requests().size() == times);
            }
            assertThat(receiver.requests())
                    .extracting(request -> request.headers().get("ce-id"))
                    .containsOnly(alert.alertId() + ":1");
        }
    }

    @Test
    void aDaysAlertsComeAsOneMessage() {
        try (Receiver receiver = new Receiver(200)) {
            LocalTime soon = LocalTime.now(CHINA).plusSeconds(15).truncatedTo(ChronoUnit.SECONDS);
            String id = subscribed("WEBHOOK", receiver.url(), Map.of("digestAt", soon.toString()));
            List<String> alerts =
                    List.of(alert(620_050).alertId(), alert(630_050).alertId());

            awaitDelivery(id, "SENT");
            assertThat(receiver.requests()).hasSize(1);
            Request digest = receiver.requests().getFirst();
            assertThat(digest.headers().get("content-type")).startsWith("application/cloudevents-batch+json");
            assertThat(JsonPath.from(digest.body()).<String>getList("data.alert.alertId"))
                    .containsExactlyInAnyOrderElementsOf(alerts);
        }
    }

    @Test
    void aMailSaysWhereToLookAndNothingOfAnybody() throws Exception {
        String address = "m" + UUID.randomUUID() + "@example.invalid";
        String id = subscribed("EMAIL", address, Map.of());
        Alert alert = alert(620_050);
        awaitDelivery(id, "SENT");

        var mail = MailServer.received().stream()
                .filter(one -> to(one).equals(address))
                .findFirst()
                .orElseThrow();
        assertThat(mail.getSubject()).contains("防贫预警").contains("1 条");
        assertThat(mail.getContent().toString())
                .contains(alert.titleZh())
                .contains("/alerts/" + alert.alertId())
                .doesNotContain("6,200.50")
                .doesNotContain("620050");
    }

    @Test
    void theConsoleShowsNoticesUntilTheyAreRead() {
        String id = subscribed("CONSOLE", null, Map.of("rules", List.of("R-MED-1")));
        Alert alert = alert(620_050);
        JsonPath notices = Await.value("notice", () -> {
            JsonPath found = given().get("/notices?unread=true&size=200").jsonPath();
            return found.getList("items.alertId").contains(alert.alertId()) ? Optional.of(found) : Optional.empty();
        });
        assertThat(notices.getList("items.subscriptionId")).contains(id);

        long newest = notices.getLong("items[0].seq");
        given().contentType(ContentType.JSON)
                .body("{\"upToSeq\":" + newest + "}")
                .post("/notices/read")
                .then()
                .statusCode(200);

        given().get("/notices?unread=true").then().body("total", equalTo(0));
    }

    @Test
    void theStreamGoesOnFromAnyPlace() {
        Alert first = alert(620_050);
        Alert second = alert(630_050);

        List<String> all = streamed("?from=0&division=" + village, 2);
        assertThat(data(all)).containsExactly(first.alertId(), second.alertId());

        String afterFirst = all.stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow()
                .substring(3)
                .strip();
        assertThat(data(streamed("?division=" + village + "&from=" + afterFirst, 1)))
                .containsExactly(second.alertId());
    }

    @Test
    void whatMayNotBeIsRefused() {
        assertThat(subscribe("WEBHOOK", "http://169.254.169.254/latest", Map.of())
                        .statusCode())
                .isEqualTo(422);
        assertThat(subscribe("WEBHOOK", "file:///etc/passwd", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(subscribe("EMAIL", "nobody", Map.of()).statusCode()).isEqualTo(422);
        assertThat(subscribe("WEBHOOK", "http://127.0.0.1:9/", Map.of("confirmation", "WAIVED"))
                        .statusCode())
                .isEqualTo(403);
        Map<String, Object> elsewhere = wish("CONSOLE", null, Map.of("divisionCode", "110101000000"));
        assertThat(post(elsewhere).statusCode()).isEqualTo(403);
        assertThat(given().get("/subscriptions/" + UUID.randomUUID() + "/deliveries")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @TestSecurity(
            user = "worker",
            roles = Roles.VILLAGE_WORKER,
            attributes = @SecurityAttribute(key = "division", value = "421281112000"))
    void aVillageWorkerSetsUpNoWebhook() {
        Map<String, Object> wish = wish("WEBHOOK", "http://127.0.0.1/", Map.of("divisionCode", "421281112000"));

        assertThat(post(wish).statusCode()).isEqualTo(403);
    }

    private Alert alert(long selfPayFen) {
        String household = UUID.randomUUID().toString();
        probe.say(Fixtures.householdIn(village, household, 1, HouseholdType.OUT_OF_POVERTY));
        probe.say(Fixtures.selfPay(household, "P1", YEAR, "01", selfPayFen));
        return probe.await(AlertRaised.class, one -> one.alert().householdId().equals(household))
                .data()
                .alert();
    }

    private String subscribed(String channel, String target, Map<String, Object> more) {
        Response made = subscribe(channel, target, more);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("subscriptionId");
    }

    private Response subscribe(String channel, String target, Map<String, Object> more) {
        return post(wish(channel, target, more));
    }

    private static Response post(Map<String, Object> wish) {
        return given().contentType(ContentType.JSON).body(wish).post("/subscriptions");
    }

    private Map<String, Object> wish(String channel, String target, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("title", "测试订阅");
        wish.put("divisionCode", village);
        wish.put("channel", channel);
        wish.put("target", target);
        wish.putAll(more);
        return wish;
    }

    private static void resume(String id) {
        given().post("/subscriptions/" + id + "/resume").then().statusCode(204);
    }

    private static String stateOf(String id) {
        return given().get("/subscriptions")
                .jsonPath()
                .getString("items.find { it.subscriptionId == '" + id + "' }.state");
    }

    private static Response replay(String id, String body) {
        return given().contentType(ContentType.JSON).body(body).post("/subscriptions/" + id + "/replay");
    }

    private static JsonPath awaitDelivery(String id, String state) {
        return Await.value(state, () -> {
            JsonPath found = given().get("/subscriptions/" + id + "/deliveries").jsonPath();
            List<String> states = found.getList("items.state");
            return !states.isEmpty() && states.stream().allMatch(state::equals) ? Optional.of(found) : Optional.empty();
        });
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lines of the stream up to so many events. */
    private List<String> streamed(String query, int events) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stream + query))
                .header("Accept", "text/event-stream")
                .build();
        HttpClient client = HttpClient.newHttpClient();
        List<String> lines = new ArrayList<>();
        try {
            var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                    .join();
            assertThat(answer.statusCode()).isEqualTo(200);
            var all = answer.body().iterator();
            while (data(lines).size() < events) {
                lines.add(all.next());
            }
        } finally {
            client.shutdownNow();
        }
        return lines;
    }

    private static List<String> data(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> JsonPath.from(line.substring("data:".length())).getString("alert.alertId"))
                .toList();
    }
}
