package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.feeds.RowsSubmitted;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.FactRecorded;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Departments send rows without a file: as JSON over HTTP, and as CloudEvents through Kafka. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class OtherDoorsTest {
    private static final String LETTER = "period=2026-03&division=421281000000";

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    private final Desk desk = new Desk("staff");
    private final Someone person = Someone.anyPerson("欧阳海");
    private KafkaProbe probe;

    @BeforeEach
    void register() {
        probe = new KafkaProbe();
        probe.say(Someone.household("h-" + person.personId(), 1, cipher, person));
        Await.until("indexed", () -> index.knows(cipher.hash(person.idNo())));
    }

    @AfterEach
    void hangUp() {
        probe.close();
    }

    private Map<String, Object> row(String date) {
        return Map.of("身份证号", person.idNo(), "name", person.name(), "death_date", date);
    }

    @Test
    void rowsAsJsonAreABatchLikeAnyOther() {
        String rows =
                "[{\"身份证号\":\"%s\",\"name\":\"%s\",\"death_date\":\"2026-02-11\"}, {\"身份证号\":\"1\",\"death_date\":\"x\"}]"
                        .formatted(person.idNo(), person.name());

        var answer = desk.post("/feeds/deaths/batches?" + LETTER, rows);

        assertThat(answer.status()).isEqualTo(202);
        JsonNode batch = desk.follow(answer.body().path("batchId").asText(), "COMPLETED");
        assertThat(batch.at("/counts/matched").asInt()).isEqualTo(1);
        assertThat(batch.at("/counts/quarantined").asInt()).isEqualTo(1);
        assertThat(desk.post("/feeds/deaths/batches?" + LETTER, rows)
                        .body()
                        .path("duplicate")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNoArrayOfRowsIsRefusedWithThePlace() {
        for (String wrong : List.of("{\"a\":1}", "[1]", "[{\"a\":1},\n{\"a\" 2}]", "", "[{\"a\":1}", "null")) {
            var answer = desk.post("/feeds/deaths/batches?" + LETTER, wrong);

            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.body().path("type").asText()).as(wrong).endsWith("malformed-json");
        }
    }

    @Test
    void aDepartmentSubmitsThroughItsOwnTopic() {
        RowsSubmitted rows = new RowsSubmitted("deaths", "2026-03", Someone.COUNTY, List.of(row("2026-02-17")));

        probe.send(List.of(event(departmentTopic("deaths"), rows), event(departmentTopic("deaths"), rows)));

        FactRecorded fact = probe.await(
                        FactRecorded.class, f -> person.personId().equals(f.personId()))
                .data();
        assertThat(fact.values()).containsEntry("death_date", "2026-02-17");
        String batchId = fact.source().batchId();
        probe.await(BatchCompleted.class, b -> b.batchId().equals(batchId));
        assertThat(desk.get("/batches?dataset=deaths&period=2026-03&size=200")
                        .body()
                        .path("items"))
                .as("the same rows again are the same batch")
                .filteredOn(batch -> batch.path("fileHash")
                        .asText()
                        .equals(desk.get("/batches/" + batchId)
                                .body()
                                .path("fileHash")
                                .asText()))
                .hasSize(1);
    }

    private static String departmentTopic(String dataset) {
        return Topics.submittedRows(io.fangpin.schemas.contracts.DatasetContracts.load()
                .find(dataset)
                .orElseThrow()
                .department());
    }

    @Test
    void nothingToReportIsAReport() {
        probe.send(List.of(
                event(Topics.SUBMITTED_ROWS, new RowsSubmitted("deaths", "2025-11", Someone.COUNTY, List.of()))));

        probe.await(
                BatchCompleted.class,
                b -> b.period().equals("2025-11") && b.counts().rows() == 0);
    }

    @Test
    void whatCannotBecomeABatchGoesToTheDeadLetters() {
        String strange = departmentTopic("school-enrolment");
        String key = UUID.randomUUID().toString();

        probe.send(List.of(
                keyed(key, event(strange, new RowsSubmitted("deaths", "2026-03", Someone.COUNTY, List.of(row("x"))))),
                keyed(key, event(strange, new RowsSubmitted("nothing", "2026-03", Someone.COUNTY, List.of()))),
                keyed(key, event(strange, new RowsSubmitted("school-enrolment", "March", Someone.COUNTY, List.of()))),
                keyed(
                        key,
                        event(strange, new RowsSubmitted("school-enrolment", "2026-03", "110101000000", List.of())))));

        assertThat(probe.awaitRecords(Topics.deadLetter(strange), record -> key.equals(record.key()), 4))
                .extracting(letter -> CloudEvents.text(letter.headers(), "dead_letter_cause"))
                .allSatisfy(cause -> assertThat(cause).isNotBlank());
    }

    private static ProducerRecord<String, byte[]> keyed(String key, ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(record.topic(), null, key, record.value(), record.headers());
    }

    private static ProducerRecord<String, byte[]> event(String topic, RowsSubmitted rows) {
        var record = CloudEvents.toRecord(
                EventEnvelope.of(UUID.randomUUID().toString(), "/departments/probe", Instant.now(), rows));
        return new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
    }
}
