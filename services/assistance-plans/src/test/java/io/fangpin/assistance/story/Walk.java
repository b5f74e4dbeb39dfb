package io.fangpin.assistance.story;

import io.fangpin.assistance.story.People.Person;
import io.fangpin.kit.testing.Await;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks a case through its steps as the village, the township and the county do. */
final class Walk {

    static final String HASH = "a".repeat(64);

    private final String caseId;
    private final String householdId;
    private final LocalDate today;

    Walk(String caseId, String householdId, LocalDate today) {
        this.caseId = caseId;
        this.householdId = householdId;
        this.today = today;
    }

    /** Waits for the open case of a household. */
    static String caseOf(String householdId) {
        return Await.value("case of " + householdId, () -> {
            List<String> ids = People.countyApprover()
                    .asks()
                    .queryParam("household", householdId)
                    .get("/cases")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items.findAll { it.open }.caseId");
            return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(0));
        });
    }

    JsonPath look(Person person) {
        return person.asks()
                .get("/cases/" + caseId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    int version() {
        return look(People.countyApprover()).getInt("version");
    }

    ValidatableResponse step(Person person, String command, Map<String, Object> values, String... evidence) {
        return step(person, command, version(), values, evidence);
    }

    ValidatableResponse step(
            Person person, String command, int version, Map<String, Object> values, String... evidence) {
        Map<String, Object> body = new HashMap<>(values);
        body.put("version", version);
        body.put(
                "evidence",
                Arrays.stream(evidence)
                        .map(kind -> Map.of("kind", kind, "description", "第1页", "sha256", HASH))
                        .toList());
        return Await.value(command + " with the household known", () -> {
                    Response answer = person.asks().body(body).post("/cases/" + caseId + "/steps/" + command);
                    return isTooEarly(answer) ? Optional.empty() : Optional.of(answer);
                })
                .then();
    }

    /** The household's record comes on another topic than its alert, and may come after it. */
    private static boolean isTooEarly(Response answer) {
        return answer.statusCode() == 422
                && "household-not-yet-known".equals(answer.jsonPath().getString("code"));
    }

    private String daysAgo(int days) {
        return today.minusDays(days).toString();
    }

    Walk toPublicity() {
        Person village = People.villageWorker();
        Person county = People.countyApprover();
        step(village, "triage", Map.of("occurredOn", daysAgo(40))).statusCode(200);
        step(village, "startVerification", Map.of("verifierOne", "王合成", "verifierTwo", "赵合成"))
                .statusCode(200);
        step(
                        village,
                        "signApplication",
                        Map.of(
                                "verifiedOn",
                                daysAgo(12),
                                "signedOn",
                                daysAgo(12),
                                "consents",
                                List.of(householdId + "-head", householdId + "-wife")),
                        "CHECKLIST_FORM",
                        "CONSENT_FORM")
                .statusCode(200);
        step(county, "startComparison", Map.of()).statusCode(200);
        step(
                        county,
                        "recordComparison",
                        Map.of(
                                "comparedOn",
                                daysAgo(10),
                                "vehicleFound",
                                false,
                                "businessFound",
                                false,
                                "propertyFound",
                                false,
                                "payrollFound",
                                false,
                                "conclusion",
                                "CLEAR"),
                        "COMPARISON_REPORT")
                .statusCode(200);
        step(
                        village,
                        "recordVillageReview",
                        Map.of("reviewedOn", daysAgo(9), "votesFor", 18, "votesAgainst", 1),
                        "REVIEW_MINUTES")
                .statusCode(200);
        return this;
    }

    ValidatableResponse endPublicity(int fromDaysAgo, int toDaysAgo) {
        return step(
                People.villageWorker(),
                "endPublicity",
                Map.of("publicityFrom", daysAgo(fromDaysAgo), "publicityTo", daysAgo(toDaysAgo), "objections", 0),
                "PUBLICITY_PHOTO");
    }

    Walk toEntered() {
        toPublicity();
        Person township = People.townshipReviewer();
        Person county = People.countyApprover();
        endPublicity(8, 2).statusCode(200);
        step(township, "passTownship", Map.of("townshipReviewedOn", daysAgo(1), "noConflictOfInterest", true))
                .statusCode(200);
        step(
                        county,
                        "determine",
                        Map.of(
                                "determinedOn",
                                daysAgo(0),
                                "category",
                                "SUDDEN_SEVERE_HARDSHIP",
                                "riskFactors",
                                List.of("ILLNESS"),
                                "documentNo",
                                "赤防贫〔2026〕1号"),
                        "DECISION_DOCUMENT")
                .statusCode(200);
        step(township, "announce", Map.of("announcedOn", daysAgo(0)), "ANNOUNCEMENT_PHOTO")
                .statusCode(200);
        step(county, "enter", Map.of("enteredOn", daysAgo(0))).statusCode(200);
        return this;
    }

    ValidatableResponse draft(Person person, List<Map<String, Object>> measures) {
        return person.asks()
                .body(Map.of("version", version(), "measures", measures))
                .put("/cases/" + caseId + "/plan")
                .then();
    }

    static Map<String, Object> measure(String category, String department) {
        Map<String, Object> measure = new HashMap<>();
        measure.put("category", category);
        measure.put("titleZh", "落实帮扶");
        measure.put("department", department);
        measure.put("dueOn", "2027-03-31");
        return measure;
    }

    Map<String, Object> medicalAid() {
        Map<String, Object> measure = measure("HEALTH", "MEDICAL_INSURANCE");
        measure.put("personId", householdId + "-head");
        measure.put("alertIds", List.of(householdId + "/R-MED-1"));
        measure.put(
                "cash",
                Map.of(
                        "benefitCode",
                        "MEDICAL_AID",
                        "period",
                        "2026",
                        "payeePersonId",
                        householdId + "-head",
                        "amountFen",
                        500_000));
        return measure;
    }

    Walk toPlanned() {
        toEntered();
        Person township = People.townshipReviewer();
        step(township, "pair", Map.of("responsibleCadre", "周合成", "responsibleUnit", "镇政府", "pairedOn", daysAgo(0)))
                .statusCode(200);
        List<Map<String, Object>> measures = new ArrayList<>();
        measures.add(medicalAid());
        measures.add(measure("EMPLOYMENT", "HUMAN_RESOURCES"));
        draft(township, measures).statusCode(200);
        step(township, "agreePlan", Map.of("planAgreedOn", daysAgo(0), "householdAgrees", true), "PLAN_SIGNED")
                .statusCode(200);
        return this;
    }
}
