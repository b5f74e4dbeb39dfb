package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.store.Batches;
import io.fangpin.matching.store.NewBatch;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.FactRecorded;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes in the wrong order, broken or half done still ends well. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
@TestSecurity(
        user = "staff",
        roles = "monitoring-staff",
        attributes = @SecurityAttribute(key = "division", value = "421281000000"))
class MatchAgainTest {
    private static final String HEADER = "身份证号,姓名,死亡日期\n";

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    @Inject
    Batches batches;

    @Inject
    Uploads uploads;

    @Inject
    Reading reading;

    @Inject
    DatasetContracts contracts;

    private final Desk desk = new Desk();
    private KafkaProbe probe;

    @BeforeEach
    void aCountyWithHouseholds() {
        probe = new KafkaProbe();
        register(Someone.anyPerson("邻居"));
    }

    @AfterEach
    void hangUp() {
        probe.close();
    }

    private void register(Someone person) {
        probe.say(Someone.household("h-" + person.personId(), 1, cipher, person));
        Await.until("indexed", () -> index.knows(cipher.hash(person.idNo())));
    }

    private static byte[] csv(Someone... people) {
        StringBuilder file = new StringBuilder(HEADER);
        for (Someone person : people) {
            file.append(person.idNo()).append(',').append(person.name()).append(",2026-02-11\n");
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anUnmatchedRecordIsMatchedWhenTheHouseholdIsRegistered() {
        Someone late = Someone.anyPerson("后来者");
        Someone never = Someone.anyPerson("外乡人");
        JsonNode batch = desk.sendAndFollow("deaths", csv(late, never));
        String batchId = batch.path("batchId").asText();
        assertThat(batch.at("/reasons/ID_UNKNOWN").asInt()).isEqualTo(2);

        register(late);

        Await.until(
                "counts moved",
                () -> desk.get("/batches/" + batchId)
                                .body()
                                .at("/counts/matched")
                                .asInt()
                        == 1);
        JsonNode counts = desk.get("/batches/" + batchId).body();
        assertThat(counts.at("/counts/unmatched").asInt()).isEqualTo(1);
        assertThat(counts.at("/counts/rows").asInt()).isEqualTo(2);
        assertThat(counts.path("state").asText()).isEqualTo("COMPLETED");
        probe.await(FactRecorded.class, f -> late.personId().equals(f.personId()));
        probe.await(
                BatchCompleted.class,
                b -> b.batchId().equals(batchId) && b.counts().matched() == 1);
        assertThat(desk.get("/unmatched?dataset=deaths&reason=ID_UNKNOWN&size=200")
                        .body()
                        .toString())
                .contains(batchId + ":3")
                .doesNotContain(batchId + ":2\"");
    }

    @Test
    void aRecordIsMatchedWhenTheRegistryCorrectsTheName() {
        Someone wrong = Someone.anyPerson("欧阳海");
        register(wrong);
        JsonNode batch = desk.sendAndFollow("deaths", csv(wrong.called("张三")));
        assertThat(batch.at("/reasons/NAME_DIFFERS").asInt()).isEqualTo(1);

        probe.say(Someone.household(
                "h-" + wrong.personId(), 2, cipher, wrong.called("张三").deceased()));

        Await.until(
                "matched",
                () -> desk.get("/batches/" + batch.path("batchId").asText())
                                .body()
                                .at("/counts/matched")
                                .asInt()
                        == 1);
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
        Someone person = Someone.anyPerson("钱七");
        register(person);
        String marker = UUID.randomUUID().toString();

        probe.send(List.of(
                new ProducerRecord<>(Topics.FEED_RECORDS, marker, "not an event".getBytes(StandardCharsets.UTF_8)),
                event(marker, "io.fangpin.feeds.record-received.v1", "{\"recordId\":\"x"),
                event(marker, "io.fangpin.feeds.record-received.v1", "{\"recordId\":\"x\"}"),
                event(marker, "io.fangpin.feeds.record-received.v9", "{}")));
        JsonNode batch = desk.sendAndFollow("deaths", csv(person));

        assertThat(batch.at("/counts/matched").asInt()).isEqualTo(1);
        var dead = probe.awaitRecords(Topics.deadLetter(Topics.FEED_RECORDS), record -> marker.equals(record.key()), 4);
        assertThat(dead)
                .allSatisfy(letter -> assertThat(letter.headers().lastHeader("dead_letter_cause"))
                        .isNotNull());
        assertThat(new String(
                        dead.get(3).headers().lastHeader("dead_letter_cause").value(), StandardCharsets.UTF_8))
                .contains("unknown type");
    }

    private static ProducerRecord<String, byte[]> event(String key, String type, String json) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.FEED_RECORDS, key, json.getBytes(StandardCharsets.UTF_8));
        record.headers()
                .add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                .add("ce_type", type.getBytes(StandardCharsets.UTF_8))
                .add("ce_source", "/fangpin/probe".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    @Test
    void aBatchThatWasBeingReadAtAStopIsReadOn() {
        Someone first = Someone.anyPerson("孙八");
        Someone second = Someone.anyPerson("孙九");
        register(first);
        register(second);
        String batchId = UUID.randomUUID().toString();
        byte[] file = csv(first, second);
        Uploads.Arrived arrived = uploads.arrive(new ByteArrayInputStream(file));
        uploads.assign(arrived, batchId);
        batches.keep(new NewBatch(
                        batchId,
                        contracts.find("deaths").orElseThrow(),
                        Someone.COUNTY,
                        "2026-03",
                        "cut-off.csv",
                        arrived.sha256(),
                        arrived.bytes(),
                        "text/csv",
                        "staff",
                        false,
                        null,
                        null,
                        Instant.now()))
                .await()
                .indefinitely();

        reading.resume();

        JsonNode batch = desk.follow(batchId, "COMPLETED");
        assertThat(batch.at("/counts/matched").asInt()).isEqualTo(2);
        assertThat(uploads.has(batchId)).isFalse();
    }
}
