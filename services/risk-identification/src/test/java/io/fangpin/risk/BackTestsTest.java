package io.fangpin.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.registry.HouseholdType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Drafts held against households, through the service's doors; each test has a township of its own. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
class BackTestsTest {
    private static final String COUNTY = "421281000000";

    /** Of an out-of-poverty household; the fixtures' facts are of May and said on 1 June 2026. */
    private static final long LINE_FEN = 500_000;

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void aLowerLineCatchesWhoIsBelowTheOneInForceAndNothingIsPublished() {
        String township = "421281131000";
        String above = household(township, LINE_FEN + 100_000);
        String below = household(township, LINE_FEN - 50_000);
        household(township, LINE_FEN / 10);

        String id = ask(numbers(township, LINE_FEN - 100_000, "PRESENT"));

        JsonPath done = done(id);
        assertThat(done.getInt("result.households")).isEqualTo(3);
        assertThat(done.getMap("result.verdicts")).isEqualTo(Map.of("CAUGHT", 1, "SAME", 1, "NEITHER", 1));
        assertThat(done.getMap("result.rules.'R-MED-1'"))
                .isEqualTo(Map.of("households", 2, "inForce", 1, "draft", 2, "caught", 1, "lost", 0));
        assertThat(done.getInt("result.townships.'421281131'.caught")).isEqualTo(1);
        assertThat(done.getInt("result.groups.OUT_OF_POVERTY.draft")).isEqualTo(2);
        desk().get("/back-tests/" + id + "/households")
                .then()
                .statusCode(200)
                .body("items.householdId", contains(below))
                .body("items[0].verdict", equalTo("CAUGHT"))
                .body("items[0].rulesDraft", equalTo(List.of("R-MED-1")));
        assertThat(alertsOf(above)).contains("R-MED-1");
        assertThat(alertsOf(below)).isEmpty();
    }

    @Test
    void aHigherLineLosesWhoIsBelowItAndSaysSoWhereTheyAre() {
        String township = "421281132000";
        String lost = household(township, LINE_FEN + 100_000);
        household(township, LINE_FEN + 300_000);

        String id = ask(numbers(township, LINE_FEN + 200_000, "PRESENT"));

        assertThat(done(id).getMap("result.verdicts")).isEqualTo(Map.of("LOST", 1, "SAME", 1));
        desk().get("/back-tests/" + id + "/households?verdict=LOST&rule=R-MED-1&division=" + township)
                .then()
                .body("items.householdId", contains(lost));
        desk().get("/back-tests/" + id + "/households?verdict=CAUGHT").then().body("total", equalTo(0));
        PolicyDesk.as("su", Roles.MONITORING_STAFF, "421281133000")
                .get("/back-tests/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void overHistoryEachDaySeesWhatWasKnownThenOrWasDue() {
        String township = "421281134000";
        String below = household(township, LINE_FEN - 50_000);

        Map<String, Object> known = numbers(township, LINE_FEN - 100_000, "AS_KNOWN");
        known.putAll(Map.of("from", "2026-04", "to", "2026-07"));
        JsonPath asKnown = done(ask(known));
        Map<String, Object> due = new HashMap<>(known);
        due.put("basis", "AS_DUE");
        JsonPath asDue = done(ask(due));

        // It became known on 1 June, household and all: not on the books in April and May.
        assertThat(asKnown.getMap("result.days").keySet()).containsExactly("2026-06-30", "2026-07-31");
        assertThat(asKnown.getInt("result.days.'2026-06-30'.caught")).isEqualTo(1);
        assertThat(asDue.getMap("result.days").keySet())
                .containsExactly("2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31");
        assertThat(asDue.getInt("result.days.'2026-05-31'.draft")).isZero();
        assertThat(asDue.getInt("result.days.'2026-06-30'.caught")).isEqualTo(1);
        desk().get("/back-tests/" + asDue.getString("id") + "/households")
                .then()
                .body("items.householdId", contains(below))
                .body("items[0].firstDraft", equalTo("2026-06-30"));
    }

    @Test
    void aCorrectedFactCountsOnlyFromTheDayOfItsCorrection() {
        String township = "421281135000";
        String household = UUID.randomUUID().toString();
        var wrong = Fixtures.selfPay(household, "P1", 2026, "01", LINE_FEN + 100_000);
        var right = Fixtures.selfPay(household, "P1", 2026, "02", LINE_FEN / 10);
        say(
                Fixtures.householdIn(village(township), household, 1, HouseholdType.OUT_OF_POVERTY),
                wrong,
                Fixtures.saidOn("2026-07-15T04:00:00Z", right));
        awaitFact(household, "02");

        Map<String, Object> known = numbers(township, LINE_FEN, "AS_KNOWN");
        known.putAll(Map.of("from", "2026-06", "to", "2026-07"));
        JsonPath done = done(ask(known));

        assertThat(done.getInt("result.days.'2026-06-30'.inForce")).isEqualTo(1);
        assertThat(done.getInt("result.days.'2026-07-31'.inForce")).isZero();
        assertThat(done.getMap("result.verdicts")).isEqualTo(Map.of("SAME", 1));
    }

    @Test
    void aProposedChangeIsPreviewedBeforeAnybodyAgrees() {
        String township = "421281136000";
        String below = household(township, LINE_FEN - 50_000);
        String change = PolicyDesk.propose("li", PolicyDesk.numbers(PolicyDesk.line(township, LINE_FEN - 100_000)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        String id = ask(Map.of("title", "预览", "divisionCode", township, "basis", "PRESENT", "policyChangeId", change));

        done(id);
        desk().get("/back-tests/" + id + "/households").then().body("items.householdId", contains(below));
        desk().get("/back-tests/" + id).then().body("changeId", equalTo(change));
        desk().get("/policy-changes/" + change).then().body("state", equalTo("PROPOSED"));
    }

    @Test
    void aDraftPackIsTriedInItsRegion() {
        String township = "421281137000";
        String above = household(township, LINE_FEN + 100_000);
        String yaml = ShippedPolicy.packYaml()
                .replace("region: \"000000000000\"", "region: \"" + township + "\"")
                .replaceFirst("version: \"[^\"]+\"", "version: \"without\"");
        String without = yaml.substring(0, yaml.indexOf("  - code: R-MED-1\n"))
                + yaml.substring(yaml.indexOf("  - code: ", yaml.indexOf("  - code: R-MED-1\n") + 12));

        String id = ask(Map.of("title", "去掉一条规则", "divisionCode", township, "basis", "PRESENT", "yaml", without));

        assertThat(done(id).getMap("result.verdicts")).isEqualTo(Map.of("LOST", 1));
        desk().get("/back-tests/" + id + "/households").then().body("items.householdId", contains(above));
        desk().body(Map.of(
                        "title",
                        "错的",
                        "divisionCode",
                        township,
                        "basis",
                        "PRESENT",
                        "yaml",
                        yaml.replace("fact.grade", "fact.graed")))
                .post("/back-tests")
                .then()
                .statusCode(422)
                .body("code", equalTo("rule-pack-refused"));
    }

    @Test
    void aSampleTellsHowSureItIs() {
        String township = "421281138000";
        household(township, LINE_FEN + 100_000);
        Map<String, Object> sampled = numbers(township, LINE_FEN * 2, "PRESENT");
        sampled.put("samplePercent", 50);

        JsonPath done = done(ask(sampled));

        assertThat(done.getInt("result.households")).isEqualTo(1);
        int lost = done.getInt("result.compared");
        assertThat(done.getInt("estimates.lost.estimate")).isEqualTo(lost);
        assertThat(done.getInt("estimates.lost.high")).isEqualTo(1);
    }

    @Test
    void whatCannotBeTriedIsRefused() {
        Map<String, Object> wrongUnit = numbers("421281131000", 1, "PRESENT");
        wrongUnit.put("numbers", List.of(withUnit("yuan")));
        Map<String, Object> future = numbers("421281131000", 1, "AS_KNOWN");
        future.putAll(Map.of("from", "2026-04", "to", "2999-01"));

        desk().body(wrongUnit)
                .post("/back-tests")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("MED_INPATIENT_OUT_OF_POVERTY"));
        desk().body(future).post("/back-tests").then().statusCode(400);
        desk().body(Map.of("title", "空", "divisionCode", COUNTY, "basis", "PRESENT"))
                .post("/back-tests")
                .then()
                .statusCode(400);
        PolicyDesk.as("su", Roles.MONITORING_STAFF, "421281133000")
                .body(numbers("421281131000", 1, "PRESENT"))
                .post("/back-tests")
                .then()
                .statusCode(403);
        PolicyDesk.as("cun", Roles.VILLAGE_WORKER, "421281131201")
                .get("/back-tests")
                .then()
                .statusCode(403);
    }

    @Test
    void whatWasCancelledStaysSo() {
        String id = ask(numbers("421281139000", 1, "PRESENT"));

        String state = desk().post("/back-tests/" + id + "/cancellation")
                .then()
                .statusCode(200)
                .extract()
                .path("state");

        // It may have been done before it could be cancelled; either way it is at its end.
        assertThat(state).isIn("CANCELLED", "DONE");
        desk().get("/back-tests/" + id).then().body("state", equalTo(state));
    }

    private static RequestSpecification desk() {
        return PolicyDesk.as("chen", Roles.COUNTY_APPROVER, COUNTY);
    }

    private String household(String township, long selfPayFen) {
        String household = UUID.randomUUID().toString();
        say(
                Fixtures.householdIn(village(township), household, 1, HouseholdType.OUT_OF_POVERTY),
                Fixtures.selfPay(household, "P1", 2026, "01", selfPayFen));
        awaitFact(household, "01");
        return household;
    }

    private void say(DomainEvent... events) {
        probe.say(events);
    }

    private static void awaitFact(String household, String version) {
        Await.until("profile", () -> {
            var answer =
                    PolicyDesk.as("chen", Roles.COUNTY_APPROVER, COUNTY).get("/households/" + household + "/profile");
            return answer.statusCode() == 200
                    && answer.jsonPath().getList("facts.version").contains(version);
        });
    }

    private static List<String> alertsOf(String household) {
        return desk().get("/households/" + household + "/profile").jsonPath().getList("openAlerts.ruleCode");
    }

    private static String village(String township) {
        return township.substring(0, 9) + "201";
    }

    private static Map<String, Object> numbers(String township, long fen, String basis) {
        Map<String, Object> request = new HashMap<>();
        request.put("title", "试算");
        request.put("divisionCode", township);
        request.put("basis", basis);
        request.put("numbers", List.of(PolicyDesk.line(township, fen)));
        return request;
    }

    private static Map<String, Object> withUnit(String unit) {
        Map<String, Object> line = new HashMap<>(PolicyDesk.line("421281131000", 1));
        line.put("unit", unit);
        return line;
    }

    private static String ask(Map<String, Object> request) {
        return desk().body(request)
                .post("/back-tests")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static JsonPath done(String id) {
        return Await.value("back-test done", () -> {
            JsonPath now = desk().get("/back-tests/" + id).jsonPath();
            assertThat(now.getString("failure")).isNull();
            return now.getString("state").equals("DONE") ? Optional.of(now) : Optional.empty();
        });
    }
}
