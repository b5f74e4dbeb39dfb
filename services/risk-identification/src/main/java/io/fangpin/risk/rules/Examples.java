package io.fangpin.risk.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fangpin.risk.domain.Evaluation;
import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.domain.Finding;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.rules.PackSource.Example;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Runs a pack's own examples: a rule that does not do what its author says it does is refused. */
final class Examples {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String HOUSEHOLD = """
            {"householdId":"H","householdNo":"H","version":1,"divisionCode":"421281100201","householdType":"ORDINARY",
             "monitoredStatus":"NOT_MONITORED","riskFactors":[],"members":[],"synthetic":true,
             "changedAt":"2026-01-01T00:00:00Z"}""";
    private static final String MEMBER = """
            {"name":"","sex":"MALE","birthDate":"1980-01-01","idType":"","relationToHead":"99","labourCapacity":"ORDINARY",
             "medicalInsurance":"RESIDENT","pensionInsured":true,"dibaoPolicy":"NONE","tekunPolicy":"NONE","workMonths":0,
             "status":"ACTIVE"}""";
    private static final String INCOME = """
            {"periodType":"ANNUAL","from":"2025-01","to":"2025-12","wageFen":0,"operatingFen":0,"propertyFen":0,
             "transferFen":0,"operatingCostFen":0,"compliantOutOfPocketFen":0,"claimsReceivedFen":0}""";
    private static final String FACT = """
            {"householdId":"H","period":"2026-01","version":"1","match":{"method":"ID_NUMBER","score":1.0},
             "source":{"dataset":"example","feedCode":"-","department":"-","batchId":"-","recordId":"-","rowNo":1},
             "synthetic":true,"recordedAt":"2026-01-01T00:00:00Z"}""";

    private final CelRulePack pack;
    private final FactShapes shapes;
    private final Faults faults;

    Examples(CelRulePack pack, FactShapes shapes, Faults faults) {
        this.pack = pack;
        this.shapes = shapes;
        this.faults = faults;
    }

    void run(String yaml, List<PackSource.Rule> rules) {
        try {
            JsonNode root = YAML.readTree(yaml);
            for (PackSource.Rule rule : rules) {
                if (rule.examples().stream().noneMatch(Example::fires)
                        || rule.examples().stream().allMatch(Example::fires)) {
                    faults.add(
                            rule.line(),
                            "规则须有触发和不触发的示例：" + rule.code(),
                            "a rule needs an example that fires and one that does not: " + rule.code());
                }
                rule.examples().forEach(example -> run(rule.code(), example, root.at(example.path())));
            }
        } catch (IOException e) {
            faults.add(1, "YAML 无法读取", "unreadable YAML");
        }
    }

    private void run(String ruleCode, Example example, JsonNode node) {
        try {
            judge(ruleCode, example, findings(ruleCode, node));
        } catch (IllegalArgumentException | JsonProcessingException | DateTimeException | FactShapes.MalformedFact e) {
            faults.add(
                    example.line(),
                    "示例无法读取：" + example.name(),
                    "unreadable example: " + e.getClass().getSimpleName());
        }
    }

    /** Of a rule that follows alerts, what it finds beside the pack's other alerts. */
    private List<Finding> findings(String ruleCode, JsonNode example) throws JsonProcessingException {
        RuleDefinition shown = pack.rules().stream()
                .filter(rule -> rule.code().equals(ruleCode))
                .findFirst()
                .orElseThrow();
        Profile profile = profile(example);
        LocalDate today = LocalDate.parse(example.path("today").asText());
        List<Finding> findings = shown.followsAlerts()
                ? Evaluation.evaluate(profile, pack, numbers(example), today)
                : Evaluation.evaluate(profile, pack, numbers(example), today, shown::equals);
        return findings.stream().filter(finding -> finding.rule().equals(shown)).toList();
    }

    private void judge(String ruleCode, Example example, List<Finding> findings) {
        if (findings.isEmpty() == example.fires()) {
            faults.add(
                    example.line(),
                    "示例与规则不符：" + ruleCode + " " + example.name() + (example.fires() ? " 应触发" : " 不应触发"),
                    "the example " + (example.fires() ? "does not fire" : "fires"));
        } else if (example.level() != null
                && !findings.isEmpty()
                && !findings.get(0).level().name().equals(example.level().value())) {
            faults.add(
                    example.level().line(),
                    "示例级别不符：" + example.name(),
                    "the example's level is " + findings.get(0).level());
        }
    }

    private Profile profile(JsonNode example) throws JsonProcessingException {
        ObjectNode household = merged(HOUSEHOLD, example.path("household"));
        ArrayNode members = household.putArray("members");
        for (JsonNode member : example.path("household").path("members")) {
            members.add(merged(MEMBER, member));
        }
        if (household.has("income")) {
            household.set("income", merged(INCOME, household.get("income")));
        }
        Profile profile = Profile.empty("H");
        household.remove("earlierIncome");
        long version = 0;
        for (JsonNode earlier : example.path("household").path("earlierIncome")) {
            ObjectNode then = household.deepCopy().put("version", version++);
            then.set("income", merged(INCOME, earlier));
            profile = profile.with(snapshot(then)).orElseThrow();
        }
        profile = profile.with(snapshot(household.put("version", version))).orElseThrow();
        int number = 0;
        for (JsonNode fact : example.path("facts")) {
            ObjectNode whole = merged(FACT, fact).put("factId", "F" + ++number);
            profile = profile.with(shapes.known(EventJson.mapper().treeToValue(whole, FactRecorded.class)))
                    .orElseThrow();
        }
        return profile;
    }

    private static HouseholdSnapshot snapshot(ObjectNode household) throws JsonProcessingException {
        return EventJson.mapper().treeToValue(household, HouseholdSnapshot.class);
    }

    /** The example's own numbers: a later change of policy does not make the example wrong. */
    private PolicyNumbers numbers(JsonNode example) {
        List<PolicyNumber> numbers = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> at = example.path("numbers").fields(); at.hasNext(); ) {
            Map.Entry<String, JsonNode> number = at.next();
            numbers.add(new PolicyNumber(
                    number.getKey(),
                    PolicyNumbers.NATIONAL,
                    LocalDate.EPOCH,
                    null,
                    number.getValue().asLong(),
                    pack.parameters().getOrDefault(number.getKey(), ""),
                    "example",
                    true));
        }
        return new PolicyNumbers(numbers);
    }

    private static ObjectNode merged(String defaults, JsonNode given) throws JsonProcessingException {
        ObjectNode whole = (ObjectNode) EventJson.mapper().readTree(defaults);
        given.fields().forEachRemaining(field -> whole.set(field.getKey(), field.getValue()));
        return whole;
    }
}
