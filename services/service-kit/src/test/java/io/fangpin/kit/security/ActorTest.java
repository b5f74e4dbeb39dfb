package io.fangpin.kit.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.fangpin.kit.story.KitTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

@KitTest
class ActorTest {
    @Test
    @TestSecurity(
            user = "worker-1",
            roles = Roles.VILLAGE_WORKER,
            attributes = {
                @SecurityAttribute(key = "division", value = "421281101001"),
                @SecurityAttribute(key = "name", value = "李四")
            })
    void knowsWhoAsks() {
        given().get("/cases/me")
                .then()
                .statusCode(200)
                .body("userId", equalTo("worker-1"))
                .body("name", equalTo("李四"))
                .body("division", equalTo("421281101001"))
                .body("roles", hasItem("village-worker"));
    }

    @Test
    @TestSecurity(
            user = "reviewer",
            roles = Roles.VILLAGE_WORKER,
            attributes = @SecurityAttribute(key = "division", value = "421281101000"))
    void seesOnlyTheOwnDivisionAndHidesTheRest() {
        given().get("/cases/in/421281101007").then().statusCode(200);
        given().get("/cases/in/421281102001").then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    @TestSecurity(user = "nobody", roles = Roles.VILLAGE_WORKER)
    void seesNothingWithoutADivision() {
        given().get("/cases/in/421281101007").then().statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "civil-affairs",
            roles = Roles.FEED_PUSHER,
            attributes = @SecurityAttribute(key = "department", value = "CIVIL_AFFAIRS"))
    void actsForTheOwnDepartmentOnly() {
        given().post("/cases/department/CIVIL_AFFAIRS").then().statusCode(200);
        given().post("/cases/department/HOUSING").then().statusCode(403).body("code", equalTo("forbidden"));
    }
}
