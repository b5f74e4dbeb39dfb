package io.fangpin.registry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RegistryTest
@CountyWorker
class DivisionsTest {

    @Test
    void keepsDivisionsWithLevelsFullNamesAndValidity() {
        List<Map<String, String>> items = List.of(
                Map.of("code", "421281000000", "name", "赤壁市"),
                Map.of("code", "421281100000", "name", "蒲圻街道"),
                Map.of("code", Families.VILLAGE, "name", "某某村"),
                Map.of("code", "421281100209", "name", "旧村", "validTo", "2020-01-01"));

        for (int times = 0; times < 2; times++) {
            given().contentType("application/json")
                    .body(Map.of("items", items))
                    .put("/divisions")
                    .then()
                    .statusCode(200)
                    .body("put", equalTo(4));
        }

        given().get("/divisions/" + Families.VILLAGE)
                .then()
                .body("fullName", equalTo("赤壁市蒲圻街道某某村"))
                .body("level", equalTo("VILLAGE"))
                .body("parent", equalTo("421281100000"));
        given().queryParam("parent", "421281100000")
                .get("/divisions")
                .then()
                .body("items.code", hasItem(Families.VILLAGE))
                .body("items.code", not(hasItem("421281100209")));
        given().queryParam("parent", "421281100000")
                .queryParam("date", "2019-06-01")
                .get("/divisions")
                .then()
                .body("items.code", hasItem("421281100209"));
        given().get("/divisions").then().body("items.code", equalTo(List.of("421281000000")));
        given().contentType("application/json")
                .body(Map.of("items", List.of(Map.of("code", "1"))))
                .put("/divisions")
                .then()
                .statusCode(400);
    }
}
