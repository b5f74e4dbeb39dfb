package io.fangpin.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.risk.policy.ShippedPolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody changes rules or numbers alone. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
class PolicyChangesTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Test
    void aNumberComesIntoForceWhenASecondPersonAgrees() {
        String region = "421281117000";
        String id = PolicyDesk.propose("li", PolicyDesk.numbers(PolicyDesk.line(region, 600_000)))
                .then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .extract()
                .path("id");
        assertThat(inForce(region)).isEqualTo(500_000);

        PolicyDesk.decide("li", id, true).then().statusCode(409).body("code", equalTo("second-person"));
        PolicyDesk.decide("wang", id, true).then().statusCode(200).body("state", equalTo("IN_FORCE"));

        assertThat(inForce(region)).isEqualTo(600_000);
        PolicyDesk.decide("zhao", id, false).then().statusCode(409);
        PolicyDesk.as("zhang", Roles.VILLAGE_WORKER, "421281117201")
                .get("/policy-changes")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
    }

    @Test
    void whatIsDeclinedWithdrawnOrNotYetDueChangesNothing() {
        String region = "421281118000";
        String declined = propose(region, 610_000, null);
        PolicyDesk.decide("wang", declined, false).then().body("state", equalTo("DECLINED"));
        String withdrawn = propose(region, 620_000, null);
        PolicyDesk.as("wang")
                .post("/policy-changes/" + withdrawn + "/withdrawal")
                .then()
                .statusCode(403);
        PolicyDesk.as("li")
                .post("/policy-changes/" + withdrawn + "/withdrawal")
                .then()
                .body("state", equalTo("WITHDRAWN"));
        PolicyDesk.decide("wang", withdrawn, true).then().statusCode(409);
        String later = propose(region, 630_000, TODAY.plusDays(3));
        PolicyDesk.decide("wang", later, true).then().statusCode(200).body("state", equalTo("AGREED"));

        assertThat(inForce(region)).isEqualTo(500_000);
        PolicyDesk.as("li")
                .post("/policy-changes/" + later + "/withdrawal")
                .then()
                .body("state", equalTo("WITHDRAWN"))
                .body("decided.userId", equalTo("wang"));
    }

    @Test
    void aNumberOnesOwnDivisionDoesNotCoverIsRefused() {
        PolicyDesk.as("li", Roles.ADMINISTRATOR, "421281000000")
                .body(PolicyDesk.numbers(PolicyDesk.line("420000000000", 1)))
                .post("/policy-changes")
                .then()
                .statusCode(403);
        Map<String, Object> malformed = new HashMap<>(PolicyDesk.line("421281117000", -1));
        PolicyDesk.propose("li", PolicyDesk.numbers(malformed)).then().statusCode(400);
        PolicyDesk.as("li")
                .body(Map.of("items", List.of(PolicyDesk.line("421281117000", 1))))
                .put("/policy-numbers")
                .then()
                .statusCode(409)
                .body("code", equalTo("second-person"));
    }

    @Test
    void anOlderPackComesBack() {
        String region = "421281119000";
        String yaml = ShippedPolicy.packYaml().replace("region: \"000000000000\"", "region: \"" + region + "\"");
        publish(pack(yaml.replaceFirst("version: \"[^\"]+\"", "version: \"a\"")));
        publish(pack(yaml.replaceFirst("version: \"[^\"]+\"", "version: \"b\"")));
        assertThat(versions(region)).containsExactly("b", "a");

        publish(Map.of(
                "kind",
                "ROLLBACK",
                "note",
                "第b版误报多",
                "olderPack",
                Map.of("region", region, "packId", "national-core", "packVersion", "a")));

        assertThat(versions(region)).containsExactly("a", "b");
    }

    @Test
    void aPackThatDoesNotCompileIsNotEvenProposed() {
        String broken = ShippedPolicy.packYaml().replace("fact.grade", "fact.graed");

        PolicyDesk.propose("li", pack(broken))
                .then()
                .statusCode(422)
                .body("code", equalTo("rule-pack-refused"))
                .body("faults[0].line", notNullValue());
    }

    private static Map<String, Object> pack(String yaml) {
        return Map.of("kind", "RULE_PACK", "yaml", yaml, "note", "测试");
    }

    private static void publish(Map<String, Object> change) {
        String id = PolicyDesk.propose("li", change)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        PolicyDesk.decide("wang", id, true).then().statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    private static String propose(String region, long fen, LocalDate on) {
        Map<String, Object> change = PolicyDesk.numbers(PolicyDesk.line(region, fen));
        change.put("effectiveOn", on == null ? null : on.toString());
        return PolicyDesk.propose("li", change).then().statusCode(201).extract().path("id");
    }

    private static int inForce(String region) {
        return PolicyDesk.as("anybody")
                .get("/policy-numbers?region=" + region)
                .jsonPath()
                .getInt("items.find { it.code == 'MED_INPATIENT_OUT_OF_POVERTY' }.value");
    }

    private static List<String> versions(String region) {
        return PolicyDesk.as("anybody")
                .get("/rule-packs/versions?region=" + region)
                .jsonPath()
                .getList("items.packVersion");
    }
}
