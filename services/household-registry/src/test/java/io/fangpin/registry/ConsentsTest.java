package io.fangpin.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.registry.domain.Ids;
import io.fangpin.schemas.registry.HouseholdChanged;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Adults consent in writing to asset queries, and may take it back; whoever takes such data hears of both. */
@RegistryTest
@CountyWorker
class ConsentsTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final int head = Families.number();
    private final int spouse = Families.number();
    private final int child = Families.number();

    @Test
    void eachAdultConsentsAndTheSnapshotSaysUntilWhen() {
        String id = family();

        standing(id)
                .then()
                .body("adults.name", equalTo(List.of("张三" + head, "张三" + spouse)))
                .body("complete", equalTo(false))
                .body("missing", equalTo(2));
        consent(id, head, paper("档案 2026-1"))
                .then()
                .statusCode(201)
                .body("validUntil", equalTo(today.plusYears(1).minusDays(1).toString()))
                .body("recordedBy", equalTo("worker"));
        Map<String, Object> byFingerprint = paper("档案 2026-2");
        byFingerprint.put("method", "FINGERPRINT");
        byFingerprint.put("validUntil", today.plusMonths(3).toString());
        consent(id, spouse, byFingerprint).then().statusCode(201);

        standing(id)
                .then()
                .body("complete", equalTo(true))
                .body("missing", equalTo(0))
                .body("adults[1].until", equalTo(today.plusMonths(3).toString()))
                .body("history.method", equalTo(List.of("FINGERPRINT", "SIGNATURE")));
        try (KafkaProbe kafka = new KafkaProbe()) {
            HouseholdSnapshot snapshot = awaitVersion(kafka, id, 3);
            assertThat(snapshot.members().get(1).assetConsentUntil()).isEqualTo(today.plusMonths(3));
            assertThat(snapshot.members().get(2).assetConsentUntil()).isNull();
            HouseholdChanged change = kafka.await(
                            HouseholdChanged.class, c -> c.householdId().equals(id) && c.version() == 2)
                    .data();
            assertThat(change.changedFields()).containsExactly("members[" + person(head) + "].assetConsentUntil");
            assertThat(change.because()).startsWith("consent:");
            assertThat(change.actor()).isEqualTo("worker");
        }
    }

    @Test
    void aWithdrawnConsentStaysOnRecordAndCountsNoMore() {
        String id = family();
        String consentId = consent(id, head, paper("A1")).path("consentId");

        withdraw(id, consentId, "本人要求撤回")
                .then()
                .statusCode(200)
                .body("inForce", equalTo(false))
                .body("withdrawalReason", equalTo("本人要求撤回"));

        standing(id)
                .then()
                .body("adults[0].state", equalTo("ABSENT"))
                .body("history[0].consentId", equalTo(consentId))
                .body("history[0].withdrawnBy", equalTo("worker"));
        try (KafkaProbe kafka = new KafkaProbe()) {
            assertThat(awaitVersion(kafka, id, 3).members().getFirst().assetConsentUntil())
                    .isNull();
        }
        withdraw(id, consentId, "再次撤回").then().statusCode(409).body("code", equalTo("consent-withdrawn"));
        consent(id, head, paper("A1")).then().statusCode(409).body("code", equalTo("consent-withdrawn"));
        withdraw(id, "no-such", "x").then().statusCode(404);
        withdraw(id, consentId, " ").then().statusCode(400);
    }

    @Test
    void ofTwoConsentsInForceTheLongerCountsUntilItIsWithdrawn() {
        String id = family();
        consent(id, head, paper("B1")).then().statusCode(201);
        Map<String, Object> longer = paper("B2");
        longer.put("validUntil", today.plusYears(2).toString());
        String second = consent(id, head, longer).path("consentId");
        standing(id).then().body("adults[0].until", equalTo(today.plusYears(2).toString()));

        withdraw(id, second, "作废").then().statusCode(200);

        standing(id)
                .then()
                .body("adults[0].until", equalTo(today.plusYears(1).minusDays(1).toString()));
    }

    @Test
    void theSamePaperSentTwiceIsOneConsent() {
        String id = family();
        String first = consent(id, head, paper("C1")).path("consentId");

        consent(id, head, paper(" C1 ")).then().statusCode(200).body("consentId", equalTo(first));

        Map<String, Object> otherwise = paper("C1");
        otherwise.put("method", "FINGERPRINT");
        consent(id, head, otherwise).then().statusCode(409).body("code", equalTo("consent-recorded"));
        given().get("/households/" + id).then().body("version", equalTo(2));
    }

    @Test
    void whatCannotBeAConsentIsRefusedWithTheReason() {
        String id = family();

        refused(consent(id, head, paper("D1", today.plusDays(1))), "signedOn", "future");
        refused(consent(id, child, paper("D1", today)), "signedOn", "18");
        refused(consent(id, head, paper("D1", LocalDate.of(1997, 12, 31))), "signedOn", "18");
        refused(consent(id, head, paper("D1", today.minusYears(2))), "validUntil", "Lapsed");
        refused(consent(id, head, until(today.minusDays(1))), "validUntil", "signed");
        refused(consent(id, head, until(today.plusYears(50))), "validUntil", "latest");
        refused(consent(id, head, paper("")), "documentReference", "Required");
        refused(consent(id, head, paper("字".repeat(101))), "documentReference", "100");
        consent(id, head, Map.of())
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("method", "documentReference", "signedOn")));
        consent(id, 999_999, paper("D1")).then().statusCode(404);
        standing(id).then().body("history.size()", equalTo(0));
    }

    @Test
    void whoHasDiedOrMovedAwayConsentsNoMoreAndIsNotAskedFor() {
        String id = family();
        Map<String, Object> gone = Families.member(spouse, "10");
        gone.put("version", 1);
        gone.put("status", "MOVED_OUT");
        gone.put("statusDate", "2026-01-15");
        gone.put("evidence", "迁移证 001");
        given().contentType("application/json")
                .body(gone)
                .put("/households/" + id + "/members/" + person(spouse))
                .then()
                .statusCode(200);

        consent(id, spouse, paper("E1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("member-not-active"))
                .body("title", containsString("moved out"));
        consent(id, head, paper("E2")).then().statusCode(201);

        standing(id).then().body("adults.size()", equalTo(1)).body("complete", equalTo(true));
    }

    @Test
    void aConsentSurvivesAChangeOfTheMember() {
        String id = family();
        consent(id, head, paper("F1")).then().statusCode(201);
        Map<String, Object> renamed = Families.member(head, "02");
        renamed.put("version", 2);
        renamed.put("name", "张珊");

        given().contentType("application/json")
                .body(renamed)
                .put("/households/" + id + "/members/" + person(head))
                .then()
                .statusCode(200);

        standing(id).then().body("adults[0].name", equalTo("张珊")).body("adults[0].state", equalTo("IN_FORCE"));
    }

    @Test
    @TestSecurity(
            user = "elsewhere",
            roles = "village-worker",
            attributes = @SecurityAttribute(key = "division", value = "421281100202"))
    void nobodyRecordsForAnotherVillage() {
        String id = Ids.household("H1");

        standing(id).then().statusCode(404);
        consent(id, 1, paper("G1")).then().statusCode(404);
        withdraw(id, "x", "x").then().statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "auditor",
            roles = "auditor",
            attributes = @SecurityAttribute(key = "division", value = "421281000000"))
    void anAuditorRecordsNothing() {
        String id = Ids.household("H1");

        consent(id, 1, paper("G1")).then().statusCode(403);
        withdraw(id, "x", "x").then().statusCode(403);
    }

    private String family() {
        Map<String, Object> form = Families.household(head);
        Map<String, Object> ofChild = Families.member(child, "20");
        ofChild.put("birthDate", today.minusYears(18).plusDays(1).toString());
        ofChild.put("labourCapacity", "NONE");
        form.put("members", List.of(Families.member(head, "02"), Families.member(spouse, "10"), ofChild));
        return Families.register(form).then().statusCode(201).extract().path("householdId");
    }

    private Map<String, Object> paper(String reference) {
        return paper(reference, today);
    }

    private static Map<String, Object> paper(String reference, LocalDate signedOn) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("signedOn", signedOn.toString());
        form.put("method", "SIGNATURE");
        form.put("documentReference", reference);
        return form;
    }

    private Map<String, Object> until(LocalDate validUntil) {
        Map<String, Object> form = paper("U1");
        form.put("validUntil", validUntil.toString());
        return form;
    }

    private static String person(int number) {
        return Ids.person("P" + number);
    }

    private static Response consent(String id, int number, Map<String, Object> form) {
        return given().contentType("application/json")
                .body(form)
                .post("/households/" + id + "/members/" + person(number) + "/consents");
    }

    private Response withdraw(String id, String consentId, String reason) {
        return given().contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/households/" + id + "/members/" + person(head) + "/consents/" + consentId + "/withdrawal");
    }

    private static Response standing(String id) {
        return given().get("/households/" + id + "/consents");
    }

    private static void refused(Response answer, String field, String reason) {
        answer.then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].reason", containsString(reason))
                .body("consentId", nullValue());
    }

    private static HouseholdSnapshot awaitVersion(KafkaProbe kafka, String id, long version) {
        return kafka.await(HouseholdSnapshot.class, s -> s.householdId().equals(id) && s.version() == version)
                .data();
    }
}
