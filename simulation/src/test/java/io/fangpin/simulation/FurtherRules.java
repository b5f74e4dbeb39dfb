package io.fangpin.simulation;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of DOMAIN 4.3 on what departments beyond the first five report, each read from one row and the register. */
final class FurtherRules {

    private FurtherRules() {}

    static List<String> raised(String dataset, Map<String, Object> fact, Map<String, Object> person, LocalDate today) {
        return switch (dataset) {
            case "employment" -> employment(fact, person, today);
            case "disability-certificates" -> disability(fact, person, today);
            case "disasters" ->
                recent(fact, "event_date", 180, today)
                        ? List.of(is(fact, "loss", "HOUSE_DESTROYED", "HOUSE_DAMAGED") ? "R-HOU-2" : "R-NAT-1")
                        : List.of();
            case "accidents" ->
                when("R-ACC-1", is(fact, "event", "TRAFFIC", "CRIME") && is(fact, "outcome", "SEVERE_INJURY"));
            case "major-diseases" ->
                when("R-MED-9", is(fact, "disease_class", "MAJOR_30") && recent(fact, "diagnosis_date", 90, today));
            case "school-costs" ->
                when(
                        "R-EDU-2",
                        money(fact, "tuition_fen")
                                        + money(fact, "lodging_fen")
                                        + money(fact, "books_fen")
                                        - money(fact, "aid_fen")
                                > 1_000_000);
            case "micro-loans" ->
                when("R-DEB-1", money(fact, "balance_fen") > 0 && ((LocalDate) fact.get("due_on")).isBefore(today));
            case "industry-projects" ->
                when(
                        "R-IND-1",
                        is(fact, "event", "FAILED", "MASS_LOSS", "CULLED") && recent(fact, "event_date", 180, today));
            case "petitions" ->
                when("R-HOT-1", is(fact, "topic", "HARDSHIP") && recent(fact, "received_on", 90, today));
            case "civil-affairs-assistance" ->
                when(
                        "R-SAF-1",
                        is(fact, "programme", "DIBAO", "TEKUN")
                                && is(fact, "status", "ACTIVE")
                                && recent(fact, "start_date", 90, today));
            default -> List.of();
        };
    }

    private static List<String> employment(Map<String, Object> fact, Map<String, Object> person, LocalDate today) {
        boolean worker = (long) person.get("work_months") > 0;
        if (is(fact, "status", "UNEMPLOYED", "RETURNED")) {
            return when("R-JOB-1", worker && days(fact, "status_date", today) >= 30);
        }
        return when(
                "R-INC-3",
                worker && money(fact, "monthly_wage_fen") * 100 <= (long) person.get("monthly_wage_fen") * 80);
    }

    private static List<String> disability(Map<String, Object> fact, Map<String, Object> person, LocalDate today) {
        boolean grave =
                (long) fact.get("disability_level") <= 2 || is(fact, "disability_class", "MENTAL", "INTELLECTUAL");
        boolean old =
                Period.between((LocalDate) person.get("birth_date"), today).getYears() >= 60;
        boolean recent = recent(fact, "issue_date", 90, today);
        return grave && recent ? (old ? List.of("R-DIS-1", "R-DIS-2") : List.of("R-DIS-1")) : when("R-DIS-2", old);
    }

    private static List<String> when(String rule, boolean holds) {
        return holds ? List.of(rule) : List.of();
    }

    private static boolean is(Map<String, Object> fact, String field, String... values) {
        return Set.of(values).contains(String.valueOf(fact.get(field)));
    }

    private static long money(Map<String, Object> fact, String field) {
        return (long) fact.get(field);
    }

    private static boolean recent(Map<String, Object> fact, String field, int within, LocalDate today) {
        return days(fact, field, today) <= within;
    }

    private static long days(Map<String, Object> fact, String field, LocalDate today) {
        return ChronoUnit.DAYS.between((LocalDate) fact.get(field), today);
    }
}
