package io.fangpin.risk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The running service on real PostgreSQL and Kafka, through its topics and HTTP. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
class RiskServiceTest {
    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

    private final String household = UUID.randomUUID().toString();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    @TestSecurity(
            user = "worker",
            roles = Roles.VILLAGE_WORKER,
            attributes = @SecurityAttribute(key = "division", value = Fixtures.VILLAGE))
    void oneAlertPerPersonRuleAndYearFromFirstReportToWithdrawal() {
        probe.say(outOfPoverty(1));
        FactRecorded january = selfPay("01", 620_050);
        probe.say(january);

        Alert raised = raised("R-MED-1");
        assertThat(raised.explanationZh())
                .contains("该成员（脱贫户成员）" + YEAR + "年住院累计个人自付6,200.50元，达到5,000.00元的监测线（规则R-MED-1 第2版");
        assertThat(raised.unconfirmedNumbers()).contains("MED_INPATIENT_OUT_OF_POVERTY");
        assertThat(raised.evidence())
                .singleElement()
                .satisfies(row -> assertThat(row.source().recordId()).isEqualTo("record-01"));

        probe.say(selfPay("02", 650_000));
        awaitShown(raised.alertId(), "650000");
        probe.say(selfPay("03", 760_000));
        AlertRevised grown = probe.await(
                        AlertRevised.class, one -> one.alert().alertId().equals(raised.alertId()))
                .data();
        assertThat(grown.alert().alertId()).isEqualTo(raised.alertId());
        assertThat(grown.alert().observedValue()).isEqualTo("760000");

        probe.say(Fixtures.withdrawn(january, "04"));
        AlertCleared cleared = probe.await(
                        AlertCleared.class, one -> one.alert().alertId().equals(raised.alertId()))
                .data();
        assertThat(cleared.reasonCode()).isEqualTo("FACT_WITHDRAWN");
        Await.until(
                "cleared in the read model",
                () -> given().get("/alerts/" + raised.alertId())
                        .jsonPath()
                        .getString("state")
                        .equals("CLEARED"));
        given().get("/alerts/" + raised.alertId())
                .then()
                .statusCode(200)
                .body("history.what", equalTo(List.of("RAISED", "REVISED", "REVISED", "CLEARED")))
                .body("clearedBecause.code", equalTo("FACT_WITHDRAWN"));
    }

    @Test
    void aCorrectedFactClearsItsAlert() {
        probe.say(selfPay("01", 620_050));
        probe.say(outOfPoverty(1));
        Alert raised = raised("R-MED-1");

        probe.say(selfPay("02", 62_005));

        AlertCleared cleared = probe.await(
                        AlertCleared.class, one -> one.alert().alertId().equals(raised.alertId()))
                .data();
        assertThat(cleared.reasonCode()).isEqualTo("FACT_CORRECTED");
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndTheStreamGoesOn() {
        ProducerRecord<String, byte[]> unknown = record(Topics.FACTS, "io.fangpin.matching.fact-imagined.v9", "{}");
        ProducerRecord<String, byte[]> truncated =
                record(Topics.FACTS, "io.fangpin.matching.fact-recorded.v1", "{\"factId\":");
        ProducerRecord<String, byte[]> noEvent =
                new ProducerRecord<>(Topics.HOUSEHOLDS, household, new byte[] {1, 2, 3});
        probe.send(List.of(unknown, truncated, noEvent));

        probe.say(outOfPoverty(1));
        probe.say(selfPay("01", 620_050));
        raised("R-MED-1");

        var letters = probe.awaitRecords(Topics.deadLetter(Topics.FACTS), letter -> household.equals(letter.key()), 2);
        assertThat(letters)
                .extracting(letter -> CloudEvents.text(letter.headers(), "dead_letter_cause"))
                .anySatisfy(cause -> assertThat(cause).contains("unknown type"))
                .anySatisfy(cause -> assertThat(cause).contains("unreadable"));
        probe.awaitRecords(Topics.deadLetter(Topics.HOUSEHOLDS), letter -> household.equals(letter.key()), 1);
    }

    @Test
    void aReplayOfEverythingChangesNothing() {
        HouseholdSnapshot snapshot = outOfPoverty(1);
        FactRecorded fact = selfPay("01", 620_050);
        probe.say(snapshot);
        probe.say(fact);
        raised("R-MED-1");

        probe.say(snapshot);
        probe.say(fact, selfPay("00", 900_000));
        // Everything of one household is in order: when this shows, the replay has been processed.
        probe.say(selfPay("02", 400_000));
        probe.await(AlertCleared.class, one -> one.alert().householdId().equals(household));

        assertThat(alertEvents()).hasSize(2);
    }

    @Test
    @TestSecurity(
            user = "worker",
            roles = Roles.VILLAGE_WORKER,
            attributes = @SecurityAttribute(key = "division", value = "421281101201"))
    void outsideOnesDivisionNothingExists() {
        probe.say(outOfPoverty(1));
        probe.say(selfPay("01", 620_050));
        Alert raised = raised("R-MED-1");

        given().get("/alerts?household=" + household).then().statusCode(200).body("total", equalTo(0));
        given().get("/alerts/" + raised.alertId()).then().statusCode(404);
        given().get("/households/" + household + "/profile").then().statusCode(404);
        given().contentType("application/yaml")
                .body(new byte[] {120})
                .post("/rule-packs")
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(
            user = "admin",
            roles = Roles.ADMINISTRATOR,
            attributes = @SecurityAttribute(key = "division", value = "000000000000"))
    void aRulePackWithATypoIsRefusedWithItsLine() {
        String yaml = ShippedPolicy.packYaml().replace("fact.grade in ['C', 'D']", "fact.graed in ['C', 'D']");

        given().contentType(ContentType.JSON)
                .body(Map.of("kind", "RULE_PACK", "yaml", yaml, "note", "测试"))
                .post("/policy-changes")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("rule-pack-refused"))
                .body("faults.reason", hasItem("表达式错误 / undefined field 'graed'"));
        given().get("/rule-packs").then().statusCode(200).body("items.packId", hasItem("national-core"));
    }

    @Test
    @TestSecurity(
            user = "admin",
            roles = Roles.ADMINISTRATOR,
            attributes = @SecurityAttribute(key = "division", value = "421281000000"))
    void aChangedPolicyNumberIsHeldAgainstEveryHouseholdOfTheRegion() {
        String village = "421281102201";
        HouseholdSnapshot snapshot = Fixtures.householdIn(village, household, 1, HouseholdType.OUT_OF_POVERTY);
        probe.say(snapshot);
        probe.say(selfPay("01", 620_050));
        Alert raised = raised("R-MED-1");
        assertThat(raised.threshold()).isEqualTo("500000");

        PolicyDesk.setLine("421281102000", 700_000);

        AlertCleared cleared = probe.await(
                        AlertCleared.class, one -> one.alert().householdId().equals(household))
                .data();
        assertThat(cleared.reasonCode()).isEqualTo("POLICY_CHANGED");
        given().get("/policy-numbers?region=" + village)
                .then()
                .statusCode(200)
                .body("items.find { it.code == 'MED_INPATIENT_OUT_OF_POVERTY' }.region", equalTo("421281102000"));
    }

    @Test
    @TestSecurity(
            user = "worker",
            roles = Roles.VILLAGE_WORKER,
            attributes = @SecurityAttribute(key = "division", value = Fixtures.VILLAGE))
    void theProfileSaysHowEachRuleJudges() {
        probe.say(outOfPoverty(1));
        probe.say(selfPay("01", 499_999));
        Await.until(
                "fact in the profile",
                () -> given().get("/households/" + household + "/profile")
                                        .jsonPath()
                                        .getList("facts")
                                != null
                        && given().get("/households/" + household + "/profile")
                                        .jsonPath()
                                        .getList("facts")
                                        .size()
                                == 1);

        given().get("/households/" + household + "/profile")
                .then()
                .statusCode(200)
                .body("rules.find { it.ruleCode == 'R-MED-1' }.matches", equalTo(false))
                .body(
                        "rules.find { it.ruleCode == 'R-MED-1' }.clauses.find { it.name == 'selfPay' }.observed",
                        equalTo("499999"))
                .body("nearest[0].ruleCode", equalTo("R-MED-1"))
                .body("nearest[0].explanationZh", equalTo("距触发还差0.01元：现为4,999.99元，标准5,000.00元。"))
                .body("card.colour", equalTo("GREEN"))
                .body("notes.ruleCode", hasItem("W-3"));
        given().get("/notes?effect=WATCH&rule=W-3&division=" + Fixtures.VILLAGE)
                .then()
                .statusCode(200)
                .body("items.householdId", hasItem(household));
        given().get("/notes?effect=WATCH&rule=W-3&division=530000000000")
                .then()
                .statusCode(200)
                .body("items", empty());
        given().get("/notes?after=x").then().statusCode(400);
    }

    private HouseholdSnapshot outOfPoverty(long version) {
        return Fixtures.household(household, version, HouseholdType.OUT_OF_POVERTY, null, Fixtures.adult("P1"));
    }

    private FactRecorded selfPay(String version, long fen) {
        return Fixtures.selfPay(household, "P1", YEAR, version, fen);
    }

    private Alert raised(String rule) {
        return probe.await(
                        AlertRaised.class,
                        one -> one.alert().householdId().equals(household)
                                && one.alert().ruleCode().equals(rule))
                .data()
                .alert();
    }

    private void awaitShown(String alertId, String value) {
        Await.until(
                "the value shows " + value,
                () -> value.equals(given().get("/alerts/" + alertId).jsonPath().getString("observedValue")));
    }

    private List<String> alertEvents() {
        return probe.records(Topics.ALERTS).stream()
                .filter(record -> household.equals(record.key()))
                .map(record -> CloudEvents.text(record.headers(), CloudEvents.ID))
                .toList();
    }

    private ProducerRecord<String, byte[]> record(String topic, String type, String json) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, household, json.getBytes(StandardCharsets.UTF_8));
        CloudEvents.attributes(
                record.headers(),
                UUID.randomUUID().toString(),
                type,
                "/fangpin/probe",
                household,
                "2026-01-01T00:00:00Z");
        return record;
    }
}
