package io.fangpin.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.registry.domain.Ids;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.restassured.path.json.JsonPath;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@RegistryTest
@CountyWorker
class RegistrationsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void triesASheetThenAppliesItAndSaysWhatChanged() {
        String no = "B" + Families.number();
        byte[] sheet = sheet(
                StandardCharsets.UTF_8,
                Families.row(no, Families.number(), "户主"),
                Families.row(no, Families.number(), "配偶"));

        JsonPath tried = done(send(sheet, true));

        assertThat(tried.getString("state")).isEqualTo("DRY_RUN_DONE");
        assertThat(tried.getLong("created")).isEqualTo(1);
        given().get("/households/" + Ids.household(no)).then().statusCode(404);

        String id = tried.getString("registrationId");
        given().post("/registrations/" + id + "/apply").then().statusCode(202);
        JsonPath applied = done(id);

        assertThat(applied.getString("state")).isEqualTo("COMPLETED");
        assertThat(applied.getLong("rows")).isEqualTo(2);
        given().get("/households/" + Ids.household(no)).then().body("members.size()", equalTo(2));
        assertThat(send(sheet, false)).isEqualTo(id);
        try (KafkaProbe kafka = new KafkaProbe()) {
            HouseholdSnapshot snapshot = kafka.await(
                            HouseholdSnapshot.class, s -> s.householdNo().equals(no))
                    .data();
            assertThat(snapshot.synthetic()).isTrue();
            assertThat(snapshot.members()).hasSize(2);
        }
    }

    @Test
    void anUnchangedHouseholdMakesNoVersion() {
        String no = "B" + Families.number();
        String row = Families.row(no, Families.number(), "户主");
        done(send(sheet(StandardCharsets.UTF_8, row), false));

        JsonPath again = done(send(sheet(Charset.forName("GB18030"), row), false));

        assertThat(again.getLong("unchanged")).isEqualTo(1);
        given().get("/households/" + Ids.household(no)).then().body("version", equalTo(1));
    }

    @Test
    void badRowsStayOutWithTheirReasonsAndTheRestIsRegistered() {
        String first = "B" + Families.number();
        String second = "B" + Families.number();
        String headless = "B" + Families.number();
        int taken = Families.number();
        byte[] sheet = sheet(
                StandardCharsets.UTF_8,
                Families.row(first, taken, "户主"),
                Families.row(second, Families.number(), "户主"),
                Families.row(second, taken, "子").replace("S" + taken, "S9" + taken),
                Families.row(headless, Families.number(), "子"),
                Families.row(first, Families.number(), "子").replace("1980-01-01", "2026-02-31"),
                Families.row(first, Families.number(), "子").replace(Families.VILLAGE, "420102001001"));

        String id = send(sheet, false);
        JsonPath done = done(id);

        assertThat(done.getLong("created")).isEqualTo(2);
        assertThat(done.getLong("quarantined")).isEqualTo(4);
        given().get("/registrations/" + id + "/errors")
                .then()
                .body(
                        "items.code",
                        equalTo(List.of("ID_REGISTERED_ELSEWHERE", "HEAD_MISSING", "DATE_IMPOSSIBLE", "OUT_OF_SCOPE")))
                .body("items.rowNo", equalTo(List.of(4, 5, 6, 7)))
                .body("items[0].reasonZh", equalTo("此人已在户 " + first + " 登记"));
        String errors = given().get("/registrations/" + id + "/errors.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(errors.lines()).hasSize(5);
        assertThat(errors).contains("错误原因").contains(Families.idNo(taken)).contains("第4行：此人已在户 " + first + " 登记");
        assertThat(given().get("/registrations/" + id + "/errors").asString()).doesNotContain(Families.idNo(taken));
    }

    @Test
    void refusesAFileThatIsNoRegistrationSheet() {
        String id = send("你好\n世界\n".getBytes(StandardCharsets.UTF_8), false);

        JsonPath done = done(id);

        assertThat(done.getString("state")).isEqualTo("REFUSED");
        assertThat(done.getString("refusal.code")).isEqualTo("NOT_A_TABLE");
        given().get("/registrations").then().body("items.registrationId", hasItem(id));
    }

    @Test
    void registersThousandsOfHouseholdsInOneSheet() {
        int households = 5_000;
        int membersEach = 4;
        List<String> rows = new ArrayList<>();
        for (int h = 0; h < households; h++) {
            for (int m = 0; m < membersEach; m++) {
                rows.add(Families.row("K" + h, 20_000 + h * membersEach + m, m == 0 ? "户主" : "其他"));
            }
        }

        long startedNanos = System.nanoTime();
        JsonPath done = done(send(sheet(StandardCharsets.UTF_8, rows.toArray(String[]::new)), false));
        long millis = (System.nanoTime() - startedNanos) / 1_000_000;

        System.out.printf("%d members in %d ms: %d members/s%n", rows.size(), millis, rows.size() * 1000L / millis);
        assertThat(done.getLong("created")).isEqualTo(households);
        assertThat(done.getLong("quarantined")).isZero();
    }

    private static byte[] sheet(Charset charset, String... rows) {
        return (Families.HEADER + "\n" + String.join("\n", rows) + "\n").getBytes(charset);
    }

    private static String send(byte[] sheet, boolean dryRun) {
        return given().contentType("text/csv")
                .queryParam("fileName", "登记表.csv")
                .queryParam("dryRun", dryRun)
                .body(sheet)
                .post("/registrations")
                .then()
                .statusCode(202)
                .extract()
                .path("registrationId");
    }

    private static JsonPath done(String id) {
        return Await.value("registration " + id, PATIENCE, () -> {
            JsonPath view = given().get("/registrations/" + id).jsonPath();
            boolean over = Set.of("DRY_RUN_DONE", "COMPLETED", "REFUSED").contains(view.getString("state"));
            return over ? Optional.of(view) : Optional.empty();
        });
    }
}
