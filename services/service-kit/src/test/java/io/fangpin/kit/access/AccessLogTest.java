package io.fangpin.kit.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.fangpin.kit.access.AccessLog.Subject;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.Roles;
import io.fangpin.kit.story.KitTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@KitTest
class AccessLogTest {
    @Inject
    AccessLog log;

    @Test
    @TestSecurity(
            user = "auditor",
            roles = Roles.AUDITOR,
            attributes = @SecurityAttribute(key = "division", value = "421281000000"))
    void showsAuditorsWhoLookedInTheirDivision() {
        String mine = UUID.randomUUID().toString();
        String elsewhere = UUID.randomUUID().toString();
        Actor worker = new Actor("u-1", "李四", Set.of(Roles.VILLAGE_WORKER), "421281101001", null);

        log.record(worker, new Subject("household", mine, "421281101001"), List.of("idNo", "phone"), "核对身份")
                .await()
                .indefinitely();
        log.record(worker, new Subject("household", elsewhere, "421222101001"), List.of("idNo"), "核对身份")
                .await()
                .indefinitely();

        given().get("/access-log?subjectKind=household&subjectId=" + mine)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("page", equalTo(0))
                .body("size", equalTo(50))
                .body("items[0].userId", equalTo("u-1"))
                .body("items[0].fields", hasItem("phone"))
                .body("items[0].purpose", equalTo("核对身份"));
        given().get("/access-log?subjectId=" + elsewhere).then().statusCode(200).body("total", equalTo(0));
    }

    @Test
    @TestSecurity(user = "worker", roles = Roles.VILLAGE_WORKER)
    void isNotForOthers() {
        given().get("/access-log").then().statusCode(403);
    }
}
