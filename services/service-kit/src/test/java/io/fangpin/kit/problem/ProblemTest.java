package io.fangpin.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.story.KitTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@KitTest
@TestSecurity(user = "worker", roles = Roles.VILLAGE_WORKER)
class ProblemTest {
    @Test
    void namesEveryFieldThatIsNotValid() {
        problem(
                        given().contentType(ContentType.JSON)
                                .body("{\"title\":\" \",\"amountFen\":-1}")
                                .post("/cases")
                                .then(),
                        400)
                .body("type", equalTo("https://fangpin.io/problems/invalid-request"))
                .body("title", containsString("请求内容不合规"))
                .body("errors.field", hasItem("amountFen"))
                .body("errors.field", hasItem("title"));
    }

    @Test
    void saysWhereJsonIsBroken() {
        problem(
                        given().contentType(ContentType.JSON)
                                .body("{\"title\": oops")
                                .post("/cases")
                                .then(),
                        400)
                .body("code", equalTo("malformed-json"));
        problem(
                        given().contentType(ContentType.JSON)
                                .body("{\"title\":\"a\",\"dueOn\":\"someday\"}")
                                .post("/cases")
                                .then(),
                        400)
                .body("code", equalTo("malformed-json"))
                .body("errors[0].field", equalTo("dueOn"))
                .body(not(containsString("someday")));
    }

    @Test
    void answersWrongPathsMethodsAndTypes() {
        problem(given().get("/nowhere").then(), 404).body("code", equalTo("not-found"));
        problem(given().delete("/cases").then(), 405).body("code", equalTo("method-not-allowed"));
        problem(given().contentType(ContentType.XML).body("<a/>").post("/cases").then(), 415)
                .body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void carriesTheServicesOwnRefusals() {
        problem(given().get("/cases/conflict").then(), 409)
                .body("code", equalTo("stale-version"))
                .body("status", equalTo(409))
                .body("version", equalTo(3));
    }

    @Test
    void tellsNothingOfTheInsideOfAFault() {
        problem(given().get("/cases/fault").then(), 500)
                .body("code", equalTo("fault"))
                .body(not(containsString("421281")))
                .body(not(containsString("IllegalState")));
    }

    @Test
    void refusesTooLargeABody() {
        problem(
                        given().contentType(ContentType.JSON)
                                .body("x".repeat(1_100_000))
                                .post("/cases")
                                .then(),
                        413)
                .body("code", equalTo("too-large"));
    }

    @Test
    @TestSecurity(authorizationEnabled = true)
    void asksStrangersToSignIn() {
        problem(given().get("/cases/me").then(), 401).body("code", equalTo("not-signed-in"));
    }

    @Test
    @TestSecurity(user = "auditor", roles = Roles.AUDITOR)
    void refusesWhoHasNotTheRole() {
        problem(given().get("/cases/me").then(), 403).body("code", equalTo("forbidden"));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("title", notNullValue());
    }
}
