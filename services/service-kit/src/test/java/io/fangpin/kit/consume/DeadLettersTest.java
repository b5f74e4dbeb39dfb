package io.fangpin.kit.consume;

import static io.fangpin.kit.story.Story.anyCaseId;
import static io.fangpin.kit.story.Story.caseOpened;
import static io.fangpin.kit.story.Story.notes;
import static io.fangpin.kit.story.Story.said;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.security.Roles;
import io.fangpin.kit.story.KitTest;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.Topics;
import io.quarkus.test.security.TestSecurity;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@KitTest
class DeadLettersTest {
    @Inject
    Pool pool;

    @Test
    @TestSecurity(user = "admin", roles = Roles.ADMINISTRATOR)
    void areReplayedOnceTheirCauseIsGone() {
        String caseId = anyCaseId();
        var poison = said(caseOpened(caseId, "poison"));
        try (KafkaProbe kafka = new KafkaProbe()) {
            kafka.say(poison);
            kafka.awaitRecords(
                    Topics.deadLetter(Topics.CASES),
                    dead -> poison.id().equals(CloudEvents.text(dead.headers(), "ce_id")),
                    1);
        }
        assertThat(letter(poison.id())).containsEntry("replayed", false);
        assertThat(letter(poison.id()).get("cause").toString()).contains("case_note_not_poison");

        pool.query("alter table case_note drop constraint case_note_not_poison").executeAndAwait();
        try {
            given().post("/dead-letters/" + Topics.CASES + "/replay").then().statusCode(200);

            Await.until("replayed and noted", () -> notes(pool, caseId).equals(List.of("poison")));
            assertThat(letter(poison.id())).containsEntry("replayed", true);
            assertThat(letters(poison.id())).hasSize(1);
        } finally {
            pool.query("delete from case_note where said = 'poison'").executeAndAwait();
            pool.query("alter table case_note add constraint case_note_not_poison check (said <> 'poison')")
                    .executeAndAwait();
        }
    }

    @Test
    @TestSecurity(user = "admin", roles = Roles.ADMINISTRATOR)
    void areOfKnownTopicsOnly() {
        given().get("/dead-letters/some.other.topic").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "worker", roles = Roles.VILLAGE_WORKER)
    void areForAdministrators() {
        given().get("/dead-letters").then().statusCode(403);
    }

    private static Map<String, Object> letter(String eventId) {
        return letters(eventId).get(0);
    }

    private static List<Map<String, Object>> letters(String eventId) {
        return given()
                .get("/dead-letters/" + Topics.CASES + "?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("")
                .stream()
                .filter(letter -> eventId.equals(letter.get("eventId")))
                .toList();
    }
}
