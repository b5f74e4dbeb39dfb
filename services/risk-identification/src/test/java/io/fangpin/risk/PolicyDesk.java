package io.fangpin.risk;

import static io.restassured.RestAssured.given;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.SignInByHeader;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Administrators of the whole country who change rules and numbers, two at a time. */
public final class PolicyDesk {
    private PolicyDesk() {}

    public static RequestSpecification as(String user) {
        return as(user, Roles.ADMINISTRATOR, "000000000000");
    }

    public static RequestSpecification as(String user, String role, String division) {
        return given().header(SignInByHeader.HEADER, user)
                .header(SignInByHeader.ROLE, role)
                .header(SignInByHeader.DIVISION, division)
                .contentType(ContentType.JSON);
    }

    public static Map<String, Object> line(String region, long fen) {
        return Map.of(
                "code", "MED_INPATIENT_OUT_OF_POVERTY",
                "region", region,
                "validFrom", "2020-01-01",
                "value", fen,
                "unit", "fen",
                "sourceDocument", "测试文件",
                "confirmed", true);
    }

    public static Map<String, Object> numbers(Map<String, Object> number) {
        Map<String, Object> change = new HashMap<>();
        change.put("kind", "NUMBERS");
        change.put("numbers", List.of(number));
        change.put("note", "测试");
        return change;
    }

    public static Response propose(String user, Map<String, Object> change) {
        return as(user).body(change).post("/policy-changes");
    }

    public static Response decide(String user, String changeId, boolean agrees) {
        return as(user).body(Map.of("agrees", agrees)).post("/policy-changes/" + changeId + "/decision");
    }

    /** Puts a line for inpatient self-pay into force. */
    public static void setLine(String region, long fen) {
        agree(proposeLine(region, fen));
    }

    /** Proposes a line for inpatient self-pay; the id of the change. */
    public static String proposeLine(String region, long fen) {
        return propose("li", numbers(line(region, fen)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The second person's word. */
    public static void agree(String changeId) {
        decide("wang", changeId, true).then().statusCode(200);
    }
}
