package io.fangpin.assistance.story;

import static io.fangpin.assistance.story.Fixtures.anyHouseholdId;
import static io.fangpin.assistance.story.Fixtures.cleared;
import static io.fangpin.assistance.story.Fixtures.noWater;
import static io.fangpin.assistance.story.Fixtures.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.fangpin.assistance.story.People.Person;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.VillageTaskOpened;
import io.fangpin.schemas.assistance.VillageTaskStepTaken;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Finding;
import io.fangpin.schemas.assistance.VillageTaskStepTaken.Step;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The water of a village fails: one task for the village, cases only for households that are chosen. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "assistance"))
class VillageTasksTest {
    private static final int MANY = 1_000;
    private static final AtomicInteger VILLAGES = new AtomicInteger(300);

    @AutoClose
    private final KafkaProbe kafka = new KafkaProbe();

    private final String village = "421281101" + VILLAGES.getAndIncrement();
    private final Person worker = new Person("worker-" + village, "village-worker", village);

    @Test
    void aFailureThatHitsEveryHouseholdIsOneTaskAndNoCase() {
        List<String> households = households(3);
        kafka.say(Fixtures.household(
                households.get(1), village, MemberSnapshot.LabourCapacity.ORDINARY, MonitoredStatus.MONITORED));
        hit(households);
        hit(households);

        String task = taskOf(3);

        worker.asks()
                .get("/village-tasks?state=OPEN&division=" + village)
                .then()
                .body("total", equalTo(1))
                .body("items[0].event", equalTo("SC-1 2026"))
                .body("items[0].ruleCodes", contains("R-WAT-4"))
                .body("items[0].level", equalTo("RED"))
                .body("items[0].householdsHit", equalTo(3))
                .body("items[0].withCase", equalTo(0))
                .body("items[0].overdue", equalTo(false));
        assertThat(casesOf(households)).isZero();
        assertThat(kafka.await(VillageTaskOpened.class, e -> e.taskId().equals(task))
                        .data()
                        .divisionCode())
                .isEqualTo(village);
        Await.until("household copied", () -> look(task, "/households").getString("items[0].monitoredStatus") != null);
        worker.asks()
                .get("/village-tasks/" + task + "/households")
                .then()
                .body("total", equalTo(3))
                .body("items[0].householdId", equalTo(households.get(1)))
                .body("items[0].headName", equalTo("张合成"))
                .body("items[0].monitoredStatus", equalTo("MONITORED"))
                .body("items[0].members", equalTo(3))
                .body("items[0].caseId", nullValue());
        worker.asks()
                .get("/village-tasks?alert=" + households.get(2) + "/R-WAT-4")
                .then()
                .body("items.taskId", contains(task));
    }

    @Test
    void aHouseholdsOpenCaseLearnsOfTheFailureToo() {
        String household = anyHouseholdId();
        kafka.say(raised(Fixtures.illness(household)));
        String caseId = Walk.caseOf(household);

        hit(List.of(household));

        assertThat(kafka.await(AlertJoinedCase.class, e -> e.householdId().equals(household))
                        .data()
                        .caseId())
                .isEqualTo(caseId);
        String task = taskOf(1);
        worker.asks()
                .get("/village-tasks/" + task + "/households")
                .then()
                .body("items[0].caseId", equalTo(caseId))
                .body("items[0].caseState", equalTo("CLUE"));
    }

    @Test
    void isClosedWhenSomebodyLookedIntoItAndTheRiskIsGoneEverywhere() {
        List<String> households = households(2);
        hit(households);
        String task = taskOf(2);

        step(worker, task, 0, "closing", closing("CONFIRMED"))
                .statusCode(422)
                .body("code", equalTo("village-task-risk-stands"))
                .body("openAlerts", equalTo(2));
        step(worker, task, 0, "notes", Map.of("textZh", "水泵损坏，已安排送水"))
                .statusCode(200)
                .body("notes.kind", contains("NOTE"))
                .body("dueAt", nullValue())
                .body("may.closings", empty());
        households.forEach(one -> kafka.say(cleared(noWater(one, village, 2))));
        Await.until("cleared", () -> look(task, "").getInt("householdsHit") == 0);
        step(worker, task, 0, "closing", closing("CONFIRMED")).statusCode(409).body("code", equalTo("conflict"));
        step(worker, task, 1, "closing", closing("CONFIRMED"))
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("finding", equalTo("CONFIRMED"));
        step(worker, task, 2, "notes", Map.of("textZh", "再记一笔"))
                .statusCode(409)
                .body("code", equalTo("village-task-closed"));
        assertThat(kafka.awaitAll(VillageTaskStepTaken.class, e -> e.taskId().equals(task), 2))
                .extracting(EventEnvelope::data)
                .extracting(VillageTaskStepTaken::step, VillageTaskStepTaken::finding)
                .containsExactly(tuple(Step.NOTE, null), tuple(Step.CLOSED, Finding.CONFIRMED));

        households.forEach(one -> kafka.say(raised(noWater(one, village, 3))));
        Await.until(
                "a task of its own for the next failure",
                () -> tasks("OPEN").getInt("total") == 1 && tasks("CLOSED").getInt("total") == 1);
    }

    @Test
    void thatThereWasNoRiskIsForTheTownshipToSay() {
        hit(households(2));
        String task = taskOf(2);
        step(worker, task, 0, "notes", Map.of("textZh", "到现场查看，供水正常")).body("may.closings", empty());

        step(worker, task, 1, "closing", closing("NO_RISK")).statusCode(403).body("code", equalTo("role-not-allowed"));
        step(People.townshipReviewer(), task, 1, "closing", closing("NO_RISK"))
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("finding", equalTo("NO_RISK"));
    }

    /** What a year's count shows stays until the year is over, whatever was repaired. */
    @Test
    void whatTheDataStillShowIsForTheTownshipToCloseNotForTheVillage() {
        hit(households(2));
        String task = taskOf(2);
        step(worker, task, 0, "notes", Map.of("textZh", "已修复")).body("may.closings", empty());

        People.townshipReviewer()
                .asks()
                .get("/village-tasks/" + task)
                .then()
                .body("may.closings", contains("CONFIRMED", "NO_RISK"));
        step(People.townshipReviewer(), task, 1, "closing", closing("CONFIRMED"))
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("householdsHit", equalTo(2));
    }

    @Test
    void chosenHouseholdsGetACaseOfTheirOwn() {
        List<String> households = households(3);
        hit(households);
        String task = taskOf(3);
        List<String> chosen = households.subList(0, 2);

        step(worker, task, 0, "cases", Map.of("householdIds", chosen, "reasonZh", "独居老人，无法自行取水"))
                .statusCode(200)
                .body("withCase", equalTo(2))
                .body("notes.kind", contains("CASES_OPENED"));

        String caseId = Walk.caseOf(chosen.getFirst());
        People.auditor()
                .asks()
                .get("/cases/" + caseId)
                .then()
                .body("channel", equalTo("VILLAGE_TASK"))
                .body("alerts.ruleCode", contains("R-WAT-4"));
        assertThat(kafka.await(CaseOpened.class, e -> e.caseId().equals(caseId))
                        .data()
                        .alertId())
                .isEqualTo(chosen.getFirst() + "/R-WAT-4");
        assertThat(casesOf(households)).isEqualTo(2);
        step(worker, task, 1, "cases", Map.of("householdIds", households, "reasonZh", "再立案"))
                .statusCode(409)
                .body("code", equalTo("case-already-open"))
                .body("householdIds", containsAll(chosen));
        assertThat(casesOf(households)).isEqualTo(2);
        step(worker, task, 1, "cases", Map.of("householdIds", List.of(anyHouseholdId()), "reasonZh", "不相干"))
                .statusCode(422)
                .body("code", equalTo("household-not-hit"));
    }

    @Test
    void isHiddenFromOthersAndChecksWhatItIsSent() {
        hit(households(2));
        String task = taskOf(2);

        People.workerOfOtherVillage()
                .asks()
                .get("/village-tasks/" + task)
                .then()
                .statusCode(404);
        People.workerOfOtherVillage()
                .asks()
                .get("/village-tasks/" + task + "/households")
                .then()
                .statusCode(404);
        step(People.workerOfOtherVillage(), task, 0, "notes", Map.of("textZh", "看看"))
                .statusCode(404);
        step(People.auditor(), task, 0, "notes", Map.of("textZh", "看看")).statusCode(403);
        step(worker, task, 0, "notes", Map.of("textZh", " ")).statusCode(400);
        step(worker, task, 0, "cases", Map.of("householdIds", List.of(), "reasonZh", "无"))
                .statusCode(400);
        worker.asks()
                .body(Map.of("textZh", "没有版本"))
                .post("/village-tasks/" + task + "/notes")
                .then()
                .statusCode(400);
    }

    @Test
    void aThousandHouseholdsAreOneTask() {
        List<String> households = households(MANY);
        hit(households);

        String task = taskOf(MANY);

        assertThat(casesOf(households.subList(0, 10))).isZero();
        Set<String> told = new HashSet<>();
        kafka.await(AlertsJoinedVillageTask.class, event -> {
            if (event.taskId().equals(task)) {
                event.alerts().forEach(alert -> told.add(alert.householdId()));
            }
            return told.size() == MANY;
        });
        assertThat(told).containsExactlyInAnyOrderElementsOf(households);
    }

    private void hit(List<String> households) {
        kafka.say(households.stream()
                .map(household -> raised(noWater(household, village, 1)))
                .toArray(DomainEvent[]::new));
    }

    private static List<String> households(int count) {
        return IntStream.range(0, count).mapToObj(i -> anyHouseholdId()).toList();
    }

    private String taskOf(int households) {
        Await.until(
                "one task of " + households + " households",
                () -> tasks("OPEN").getInt("total") == 1 && tasks("OPEN").getInt("items[0].households") == households);
        return tasks("OPEN").getString("items[0].taskId");
    }

    private JsonPath tasks(String state) {
        return worker.asks()
                .get("/village-tasks?state=" + state + "&division=" + village)
                .jsonPath();
    }

    private JsonPath look(String task, String part) {
        return worker.asks().get("/village-tasks/" + task + part).jsonPath();
    }

    private static ValidatableResponse step(
            Person person, String task, int version, String kind, Map<String, Object> body) {
        Map<String, Object> whole = new HashMap<>(body);
        whole.put("version", version);
        return person.asks()
                .body(whole)
                .post("/village-tasks/" + task + "/" + kind)
                .then();
    }

    private static Map<String, Object> closing(String finding) {
        return Map.of("finding", finding, "textZh", "已恢复供水，逐户核实");
    }

    private static long casesOf(List<String> households) {
        return households.stream()
                .mapToLong(household -> People.auditor()
                        .asks()
                        .get("/cases?household=" + household)
                        .jsonPath()
                        .getLong("total"))
                .sum();
    }

    private static Matcher<Iterable<? extends String>> containsAll(List<String> all) {
        return containsInAnyOrder(all.toArray(String[]::new));
    }
}
