package io.fangpin.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.registry.HouseholdChanged;
import io.fangpin.schemas.registry.HouseholdChanged.ChangeKind;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RegistryTest
@CountyWorker
class HouseholdsTest {

    @Test
    void registersAHouseholdOnceAndSaysSo() {
        int number = Families.number();

        var first = Families.register(Families.household(number))
                .then()
                .statusCode(201)
                .extract();
        var again = Families.register(Families.household(number))
                .then()
                .statusCode(200)
                .extract();

        String id = first.path("householdId");
        assertThat(again.<String>path("householdId")).isEqualTo(id);
        assertThat(first.asString()).doesNotContain(Families.idNo(number)).doesNotContain("13812340001");
        assertThat(first.<String>path("members[0].idNoMasked")).startsWith("421281********");
        try (KafkaProbe kafka = new KafkaProbe()) {
            HouseholdSnapshot snapshot = kafka.await(
                            HouseholdSnapshot.class, s -> s.householdId().equals(id))
                    .data();
            assertThat(snapshot.version()).isEqualTo(1);
            assertThat(snapshot.members().getFirst().idNoSealed()).startsWith("fp1.");
            assertThat(kafka.await(HouseholdChanged.class, c -> c.householdId().equals(id))
                            .data()
                            .kind())
                    .isEqualTo(ChangeKind.REGISTERED);
        }
    }

    @Test
    void changesAHouseholdOnlyInTheVersionSeen() {
        Map<String, Object> form = Families.household(Families.number());
        String id = Families.register(form).path("householdId");
        form.put("address", "三组12号");
        form.put("version", 1);

        given().contentType("application/json")
                .body(form)
                .put("/households/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("address", equalTo("三组12号"))
                .body("phoneMasked", equalTo("138****0001"));

        given().contentType("application/json")
                .body(form)
                .put("/households/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("conflict"));
        given().get("/households/" + id + "/history")
                .then()
                .body("total", equalTo(2))
                .body("items[0].kind", equalTo("HOUSEHOLD_UPDATED"))
                .body("items[0].changedFields", hasItem("address"));
    }

    @Test
    void addsAndChangesMembers() {
        int number = Families.number();
        String id = Families.register(Families.household(number)).path("householdId");
        Map<String, Object> child = Families.member(Families.number(), "20");
        child.put("version", 1);

        String personId = given().contentType("application/json")
                .body(child)
                .post("/households/" + id + "/members")
                .then()
                .statusCode(200)
                .body("members.size()", equalTo(2))
                .extract()
                .path("members[1].personId");
        child.put("version", 2);
        child.put("status", "MOVED_OUT");
        child.put("statusDate", "2026-01-15");
        child.put("evidence", "迁移证 001");

        given().contentType("application/json")
                .body(child)
                .put("/households/" + id + "/members/" + personId)
                .then()
                .statusCode(200)
                .body("members[1].status", equalTo("MOVED_OUT"));
        try (KafkaProbe kafka = new KafkaProbe()) {
            kafka.await(HouseholdChanged.class, c -> c.householdId().equals(id) && c.kind() == ChangeKind.MEMBER_LEFT);
        }
    }

    @Test
    void refusesWhatCannotBeRegistered() {
        int number = Families.number();
        Families.register(Families.household(number)).then().statusCode(201);
        Map<String, Object> samePerson = Families.household(Families.number());
        Map<String, Object> other = Families.member(Families.number(), "02");
        other.put("idNo", Families.idNo(number));
        samePerson.put("members", List.of(other));
        Map<String, Object> headless = Families.household(Families.number());
        headless.put("members", List.of(Families.member(Families.number(), "20")));
        Map<String, Object> malformed = Families.household(Families.number());
        malformed.put("phone", "42");

        Families.register(samePerson)
                .then()
                .statusCode(409)
                .body("code", equalTo("person-registered-elsewhere"))
                .body("householdNo", equalTo("H" + number));
        Families.register(headless).then().statusCode(400).body("errors[0].field", equalTo("relationToHead"));
        Families.register(malformed).then().statusCode(400).body("errors[0].field", equalTo("phone"));
    }

    @Test
    void findsByNameAndByIdNumber() {
        int number = Families.number();
        String id = Families.register(Families.household(number)).path("householdId");

        search(Map.of("name", "张三" + number)).then().body("items.householdId", hasItem(id));
        search(Map.of("idNo", Families.idNo(number))).then().body("items.householdId", equalTo(List.of(id)));
        search(Map.of("name", "%")).then().body("total", equalTo(0));
        search(Map.of()).then().statusCode(400);
        given().queryParam("householdNo", "H" + number)
                .queryParam("division", "421281")
                .get("/households")
                .then()
                .body("items[0].headName", equalTo("张三" + number))
                .body("items[0].members", equalTo(1));
    }

    @Test
    void showsPlainValuesOnRequestAndRecordsWhoLooked() {
        int number = Families.number();
        var registered = Families.register(Families.household(number));
        String id = registered.path("householdId");
        String personId = registered.path("members[0].personId");

        given().contentType("application/json")
                .body(Map.of("fields", List.of("idNo", "phone", "health"), "personId", personId, "purpose", "入户核实"))
                .post("/households/" + id + "/reveal")
                .then()
                .statusCode(200)
                .body("idNo", equalTo(Families.idNo(number)))
                .body("phone", equalTo("13812340001"))
                .body("health", containsString("长期慢性病"));
        given().contentType("application/json")
                .body(Map.of("fields", List.of("phone")))
                .post("/households/" + id + "/reveal")
                .then()
                .statusCode(400);

        given().queryParam("subjectId", personId)
                .get("/access-log")
                .then()
                .body("items[0].purpose", equalTo("入户核实"))
                .body("items[0].fields", equalTo(List.of("idNo", "phone", "health")));
    }

    @Test
    @TestSecurity(
            user = "elsewhere",
            roles = "village-worker",
            attributes = @SecurityAttribute(key = "division", value = "421281100202"))
    void whatLiesOutsideTheOwnDivisionDoesNotExist() {
        Map<String, Object> form = Families.household(Families.number());

        Families.register(form).then().statusCode(404);
        given().get("/households").then().body("items.divisionCode", not(hasItem(Families.VILLAGE)));
        given().get("/households/" + io.fangpin.registry.domain.Ids.household("H1"))
                .then()
                .statusCode(404);
    }

    @Test
    void householdsThatOthersShowByTheirIdAreCalledByTheirHeads() {
        var household = Families.register(Families.household(Families.number())).jsonPath();
        String id = household.getString("householdId");

        given().queryParam("id", id, "no-such-household")
                .get("/households/names")
                .then()
                .statusCode(200)
                .body("items.householdId", equalTo(List.of(id)))
                .body("items[0].householdNo", equalTo(household.getString("householdNo")))
                .body("items[0].headName", equalTo(household.getString("members[0].name")));
    }

    @Test
    @TestSecurity(
            user = "auditor",
            roles = "auditor",
            attributes = @SecurityAttribute(key = "division", value = "421281000000"))
    void anAuditorReadsAndChangesNothing() {
        Families.register(Families.household(Families.number())).then().statusCode(403);
        given().get("/households").then().statusCode(200);
    }

    @Test
    @TestSecurity(user = "nobody", roles = "feed-pusher")
    void departmentsDoNotReadTheRegister() {
        given().get("/households").then().statusCode(403);
        given().get("/divisions").then().statusCode(200);
    }

    private static io.restassured.response.Response search(Map<String, Object> what) {
        return given().contentType("application/json").body(what).post("/households/search");
    }
}
