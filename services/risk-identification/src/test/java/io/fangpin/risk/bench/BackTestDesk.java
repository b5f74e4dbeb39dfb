package io.fangpin.risk.bench;

import io.fangpin.kit.security.Roles;
import io.fangpin.risk.PolicyDesk;
import io.fangpin.risk.domain.PolicyNumbers;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Somebody of the nation's staff who asks what a draft would have found, through the service's HTTP. */
final class BackTestDesk {
    private BackTestDesk() {}

    /** A line for inpatient self-pay, tried on everybody as they were known in those months. */
    static String ask(long lineFen, YearMonth from, YearMonth to) {
        return desk().body(Map.of(
                        "title",
                        "百万户回测",
                        "divisionCode",
                        PolicyNumbers.NATIONAL,
                        "basis",
                        "AS_KNOWN",
                        "from",
                        from.toString(),
                        "to",
                        to.toString(),
                        "numbers",
                        List.of(PolicyDesk.line(PolicyNumbers.NATIONAL, lineFen))))
                .post("/back-tests")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    static JsonPath look(String id) {
        return desk().get("/back-tests/" + id).then().statusCode(200).extract().jsonPath();
    }

    static JsonPath cancel(String id) {
        return desk().post("/back-tests/" + id + "/cancellation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification desk() {
        return PolicyDesk.as("chen", Roles.COUNTY_APPROVER, PolicyNumbers.NATIONAL);
    }
}
