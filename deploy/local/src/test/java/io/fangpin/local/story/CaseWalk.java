package io.fangpin.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks a case from clue to plan the way people do: each role takes its steps and fills in the form that the service
 * asks for, with dates in the order in which things happened.
 */
final class CaseWalk {

    static final String BENEFIT = "TEMPORARY_RELIEF";
    static final long BENEFIT_FEN = 200_000;

    private static final Map<String, Integer> DAYS_AGO = Map.ofEntries(
            Map.entry("occurredOn", 14),
            Map.entry("verifiedOn", 13),
            Map.entry("signedOn", 13),
            Map.entry("comparedOn", 12),
            Map.entry("reviewedOn", 11),
            Map.entry("publicityFrom", 11),
            Map.entry("publicityTo", 3),
            Map.entry("townshipReviewedOn", 2),
            Map.entry("determinedOn", 1),
            Map.entry("announcedOn", 1),
            Map.entry("enteredOn", 0),
            Map.entry("pairedOn", 0),
            Map.entry("planAgreedOn", 0));
    private static final Set<String> YES = Set.of("noConflictOfInterest", "householdAgrees");
    private static final Map<String, String> CATEGORIES = Map.of(
            "ILLNESS", "HEALTH",
            "SCHOOLING", "COMPULSORY_EDU",
            "HOUSING", "HOUSING",
            "LACK_LABOUR", "SOCIAL_PROTECTION",
            "DISABILITY", "SOCIAL_PROTECTION",
            "UNSTABLE_JOB", "EMPLOYMENT",
            "WATER", "WATER",
            "OTHER", "INDUSTRY");

    private final String assistance;
    private final LocalDate today;
    private final Person village;
    private final Person township;
    private final Person county;

    CaseWalk(String assistance, LocalDate today, Person village, Person township, Person county) {
        this.assistance = assistance;
        this.today = today;
        this.village = village;
        this.township = township;
        this.county = county;
    }

    /** Walks to an agreed plan with one cash measure for the payee; answers the case as the county sees it. */
    JsonNode toAgreedPlan(String caseId, String payeePersonId, String benefitPeriod) {
        step(village, caseId, "triage");
        step(village, caseId, "startVerification");
        step(village, caseId, "signApplication");
        step(county, caseId, "startComparison");
        step(county, caseId, "recordComparison");
        step(village, caseId, "recordVillageReview");
        step(village, caseId, "endPublicity");
        step(township, caseId, "passTownship");
        step(county, caseId, "determine");
        step(township, caseId, "announce");
        step(county, caseId, "enter");
        step(township, caseId, "pair");
        draftPlan(caseId, payeePersonId, benefitPeriod);
        step(township, caseId, "agreePlan");
        return county.get(url(caseId));
    }

    void step(Person person, String caseId, String command) {
        JsonNode view = person.get(url(caseId));
        JsonNode available = null;
        for (JsonNode step : view.path("availableSteps")) {
            if (step.path("command").asText().equals(command)) {
                available = step;
            }
        }
        if (available == null) {
            throw new AssertionError(person.login() + " is not offered " + command + " in " + view.path("state")
                    + ", only " + view.path("availableSteps").findValuesAsText("command"));
        }
        Map<String, Object> body = new HashMap<>();
        List<Map<String, String>> evidence = new ArrayList<>();
        for (JsonNode field : available.path("fields")) {
            fill(field, view, body, evidence);
        }
        body.put("version", view.path("version").asInt());
        body.put("evidence", evidence);
        person.post(url(caseId) + "/steps/" + command, body);
    }

    private void fill(JsonNode field, JsonNode view, Map<String, Object> body, List<Map<String, String>> evidence) {
        String name = field.path("name").asText();
        if (!field.path("required").asBoolean() && !name.equals("objections")) {
            return;
        }
        switch (field.path("type").asText()) {
            case "date" -> body.put(name, today.minusDays(DAYS_AGO.get(name)).toString());
            case "boolean" -> body.put(name, YES.contains(name));
            case "number" -> body.put(name, name.equals("votesFor") ? 9 : 0);
            case "money" -> body.put(name, 500_000);
            case "evidence" ->
                evidence.add(Map.of("kind", name, "description", "合成材料 synthetic", "sha256", "a".repeat(64)));
            case "select" -> body.put(name, choice(name, field, view));
            default -> body.put(name, "合成 " + name);
        }
    }

    private static Object choice(String name, JsonNode field, JsonNode view) {
        return switch (name) {
            case "consents" -> field.path("options").findValuesAsText("value");
            case "riskFactors" -> new ArrayList<>(riskFactors(view));
            case "category" -> "SUDDEN_SEVERE_HARDSHIP";
            case "conclusion" -> "CLEAR";
            default -> field.path("options").path(0).path("value").asText();
        };
    }

    private static Set<String> riskFactors(JsonNode view) {
        return new LinkedHashSet<>(view.path("alerts").findValuesAsText("riskFactor"));
    }

    private void draftPlan(String caseId, String payeePersonId, String benefitPeriod) {
        JsonNode view = township.get(url(caseId));
        List<Map<String, Object>> measures = new ArrayList<>();
        for (String factor : riskFactors(view)) {
            List<String> alertIds = new ArrayList<>();
            view.path("alerts").forEach(alert -> {
                if (alert.path("riskFactor").asText().equals(factor)) {
                    alertIds.add(alert.path("alertId").asText());
                }
            });
            Map<String, Object> measure = new HashMap<>(Map.of(
                    "category",
                    CATEGORIES.get(factor),
                    "titleZh",
                    "针对" + factor + "的帮扶",
                    "department",
                    "CIVIL_AFFAIRS",
                    "dueOn",
                    today.plusDays(30).toString(),
                    "alertIds",
                    alertIds));
            if (measures.isEmpty()) {
                measure.put("titleZh", "临时救助");
                measure.put(
                        "cash",
                        Map.of(
                                "benefitCode", BENEFIT,
                                "period", benefitPeriod,
                                "payeePersonId", payeePersonId,
                                "amountFen", BENEFIT_FEN));
            }
            measures.add(measure);
        }
        township.put(
                url(caseId) + "/plan", Map.of("version", view.path("version").asInt(), "measures", measures));
    }

    private String url(String caseId) {
        return assistance + "/cases/" + caseId;
    }
}
