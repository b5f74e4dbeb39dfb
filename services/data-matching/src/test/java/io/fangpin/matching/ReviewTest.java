package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two people decide whose a record is; and facts go with their person. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class ReviewTest {
    private static final String HEADER = "身份证号,姓名,死亡日期\n";

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    private final Desk li = new Desk("li");
    private final Desk wang = new Desk("wang");

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    private void register(String householdId, long version, Someone... people) {
        probe.say(Someone.household(householdId, version, cipher, people));
        for (Someone person : people) {
            Await.until(
                    "indexed",
                    () -> index.person(person.personId())
                            .filter(known -> known.householdId().equals(householdId))
                            .isPresent());
        }
    }

    private static byte[] death(Someone person, String name, String date) {
        return (HEADER + person.idNo() + ',' + name + ',' + date + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** Sends the row and returns its record id. */
    private String send(byte[] file) {
        return li.sendAndFollow("deaths", file).path("batchId").asText() + ":2";
    }

    private List<String> waiting(String dataset) {
        return li.get("/reviews?size=200&dataset=" + dataset)
                .body()
                .path("items")
                .findValuesAsText("recordId");
    }

    private JsonNode awaitOutcome(String recordId, String outcome) {
        return Await.value(outcome, () -> {
            JsonNode record = li.get("/records/" + recordId).body();
            return record.path("outcome").asText().equals(outcome)
                    ? java.util.Optional.of(record)
                    : java.util.Optional.empty();
        });
    }

    private String propose(Desk who, String recordId, String verdict, Someone person) {
        var answer = who.post(
                "/reviews/" + recordId + "/rulings",
                "{\"verdict\":\"%s\",\"personId\":\"%s\",\"note\":\"电话核实\"}".formatted(verdict, person.personId()));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("rulingId").asText();
    }

    @Test
    void aRulingBindsWhenASecondPersonAgreesAndCanBeTakenBack() {
        Someone person = Someone.anyPerson("欧阳海");
        String household = "h-" + UUID.randomUUID();
        register(household, 1, person);
        String recordId = send(death(person, "司马光", "2026-02-11"));
        assertThat(li.get("/records/" + recordId).body().path("outcome").asText())
                .isEqualTo("UNMATCHED");

        JsonNode review = li.get("/reviews/" + recordId).body();
        assertThat(review.at("/candidates/0/personId").asText()).isEqualTo(person.personId());
        assertThat(review.at("/record/idNoMasked").asText()).contains("*");
        String ruling = propose(li, recordId, "SAME", person);

        assertThat(li.post("/rulings/" + ruling + "/decision", "{\"agrees\":true}")
                        .status())
                .as("nobody is the second person to himself")
                .isEqualTo(409);
        assertThat(propose2(wang, recordId, person)).isEqualTo(409);
        assertThat(wang.post("/rulings/" + ruling + "/decision", "{\"agrees\":true}")
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("IN_FORCE");

        JsonNode matched = awaitOutcome(recordId, "MATCHED");
        assertThat(matched.at("/match/method").asText()).isEqualTo("RULING");
        FactRecorded fact = probe.await(FactRecorded.class, f -> f.householdId().equals(household))
                .data();
        assertThat(fact.personId()).isEqualTo(person.personId());

        String again = send(death(person, "司马光", "2026-02-12"));
        assertThat(awaitOutcome(again, "MATCHED").at("/match/method").asText())
                .as("a later row that says the same of its person")
                .isEqualTo("RULING");

        assertThat(wang.post("/rulings/" + ruling + "/reversal", "{\"reason\":\"认错人\"}")
                        .status())
                .isEqualTo(200);

        awaitOutcome(recordId, "UNMATCHED");
        awaitOutcome(again, "UNMATCHED");
        FactWithdrawn withdrawn = probe.await(
                        FactWithdrawn.class,
                        f -> f.householdId().equals(household) && f.factId().equals(fact.factId()))
                .data();
        assertThat(withdrawn.reason()).isEqualTo("REMATCHED");
        assertThat(withdrawn.version()).isGreaterThan(fact.version());
        assertThat(li.get("/reviews/" + recordId)
                        .body()
                        .at("/rulings/0/reversalReason")
                        .asText())
                .isEqualTo("认错人");
    }

    private static int propose2(Desk who, String recordId, Someone person) {
        return who.post(
                        "/reviews/" + recordId + "/rulings",
                        "{\"verdict\":\"SAME\",\"personId\":\"%s\",\"note\":\"x\"}".formatted(person.personId()))
                .status();
    }

    @Test
    void householdAndRelationFindWhomNumberAndBirthDateDoNot() {
        Someone head = Someone.anyPerson("夏侯敦");
        String household = UUID.randomUUID().toString();
        register(household, 1, head);
        Someone nobody = Someone.bornOn("夏侯惇", LocalDate.of(1971, 8, 30));
        String header = "身份证号,姓名,死亡日期,性别,户编号,与户主关系\n";
        String row = nobody.idNo() + ",夏侯惇,2026-02-11,男,%s,户主\n";

        String without = send((header + row.formatted("")).getBytes(StandardCharsets.UTF_8));
        String with = send((header + row.formatted("No-" + household)).getBytes(StandardCharsets.UTF_8));

        assertThat(li.get("/reviews/" + without).body().path("candidates").findValuesAsText("personId"))
                .doesNotContain(head.personId());
        assertThat(li.get("/reviews/" + with)
                        .body()
                        .at("/candidates/0/personId")
                        .asText())
                .isEqualTo(head.personId());
        assertThat(waiting("deaths")).contains(with).doesNotContain(without);
        assertThat(waiting("cremations")).doesNotContain(with);
    }

    @Test
    void whatASecondPersonRefusesDoesNotBind() {
        Someone person = Someone.anyPerson("诸葛亮");
        register("h-" + UUID.randomUUID(), 1, person);
        String recordId = send(death(person, "司马懿", "2026-02-11"));
        String ruling = propose(li, recordId, "SAME", person);

        assertThat(wang.post("/rulings/" + ruling + "/decision", "{\"agrees\":false}")
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("DECLINED");

        assertThat(wang.post("/rulings/" + ruling + "/decision", "{\"agrees\":true}")
                        .status())
                .isEqualTo(409);
        assertThat(li.get("/rulings?state=DECLINED&size=200").body().toString()).contains(ruling);
        assertThat(li.get("/reviews/figures").body().path("declined").asInt()).isPositive();
        assertThat(li.get("/records/" + recordId).body().path("outcome").asText())
                .isEqualTo("UNMATCHED");
    }

    @Test
    void aWrongMatchIsUndoneAndTheOlderFactCountsAgain() {
        Someone person = Someone.anyPerson("上官云");
        String household = "h-" + UUID.randomUUID();
        register(household, 1, person);
        String older = send(death(person, "上官云", "2026-01-05"));
        // The same natural key, but a row that says something else of its person: only its birth date is given.
        byte[] newerFile = ("身份证号,姓名,出生日期,死亡日期\n" + person.idNo() + ",上官云," + person.birthDate() + ",2026-02-06\n")
                .getBytes(StandardCharsets.UTF_8);
        String newer = send(newerFile);
        probe.await(
                FactRecorded.class,
                f -> f.householdId().equals(household) && f.source().recordId().equals(newer));

        String ruling = propose(li, newer, "DIFFERENT", person);
        wang.post("/rulings/" + ruling + "/decision", "{\"agrees\":true}");

        JsonNode left = awaitOutcome(newer, "UNMATCHED");
        assertThat(left.path("reason").asText()).isEqualTo("RULED_OUT");
        FactWithdrawn taken = probe.await(
                        FactWithdrawn.class, f -> f.source().recordId().equals(newer))
                .data();
        FactRecorded again = probe.await(
                        FactRecorded.class,
                        f -> f.source().recordId().equals(older) && f.version().compareTo(taken.version()) > 0)
                .data();
        assertThat(again.factId()).isEqualTo(taken.factId());
    }

    @Test
    void factsGoWithAPersonWhoMovesToAnotherHousehold() {
        Someone stays = Someone.anyPerson("东方朔");
        Someone moves = Someone.anyPerson("西门豹");
        String from = "h-" + UUID.randomUUID();
        String to = "h-" + UUID.randomUUID();
        register(from, 1, stays, moves);
        String recordId = send(death(moves, "西门豹", "2026-02-11"));
        FactRecorded before = probe.await(
                        FactRecorded.class, f -> f.householdId().equals(from))
                .data();

        register(to, 1, moves);
        register(from, 2, stays);

        FactWithdrawn taken = probe.await(
                        FactWithdrawn.class, f -> f.householdId().equals(from))
                .data();
        // Each of the two changes sends the record round again; the taking belongs to the first or to both at once.
        FactRecorded after = probe.await(
                        FactRecorded.class,
                        f -> f.householdId().equals(to) && f.version().compareTo(taken.version()) > 0)
                .data();
        assertThat(after.factId()).isEqualTo(before.factId()).isEqualTo(taken.factId());
        assertThat(taken.version()).isGreaterThan(before.version());
        Await.until(
                "archived",
                () -> li.get("/records/" + recordId)
                        .body()
                        .path("householdId")
                        .asText()
                        .equals(to));
        JsonNode trail = li.get("/reviews/" + recordId).body().at("/moves/0");
        assertThat(trail.path("fromHousehold").asText()).isEqualTo(from);
        assertThat(trail.path("toHousehold").asText()).isEqualTo(to);
    }

    @Test
    void aLookAtPersonalDataIsRecorded() {
        Someone person = Someone.anyPerson("公孙胜");
        register("h-" + UUID.randomUUID(), 1, person);
        String recordId = send(death(person, "吴用", "2026-02-11"));

        var seen = li.post("/reviews/" + recordId + "/reveal", "{\"reason\":\"比对身份证号\"}");

        assertThat(seen.body().path("idNo").asText()).isEqualTo(person.idNo());
        assertThat(li.post("/reviews/" + recordId + "/reveal", "{\"reason\":\"\"}")
                        .status())
                .isEqualTo(400);
    }
}
