package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.Desk.Answer;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.matching.BatchRefused;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of any shape: read, quarantined row by row, refused as a whole, or recognised. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
@TestSecurity(
        user = "police",
        roles = "feed-pusher",
        attributes = {
            @SecurityAttribute(key = "department", value = "POLICE"),
            @SecurityAttribute(key = "division", value = "421281000000")
        })
class FileIntakeTest {
    private static final String DEATHS = "deaths";
    private static final String HEADER = "身份证号,姓名,行政区划代码,死亡日期\n";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    @Inject
    Pool pool;

    private final Desk desk = new Desk();
    private final Someone person = Someone.anyPerson("周大" + (char) ('一' + System.nanoTime() % 2000));
    private KafkaProbe probe;

    @BeforeEach
    void registerSomeone() {
        probe = new KafkaProbe();
        probe.say(Someone.household(UUID.randomUUID().toString(), 1, cipher, person));
        Await.until("indexed", () -> index.knows(cipher.hash(person.idNo())));
    }

    @AfterEach
    void hangUp() {
        probe.close();
    }

    private byte[] csv(String... rows) {
        return (HEADER + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8);
    }

    private String row(String division, String deathDate) {
        return String.join(",", person.idNo(), person.name(), division, deathDate);
    }

    @Test
    void readsAWorkbook() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            var sheet = workbook.newWorksheet("死亡登记");
            List<String> cells = List.of("身份证号", "姓名", "死亡日期", person.idNo(), person.name(), "2026-02-11");
            IntStream.range(0, cells.size()).forEach(i -> sheet.value(i / 3, i % 3, cells.get(i)));
        }

        Answer answer =
                desk.send(DEATHS, "period=2026-03&division=421281000000&fileName=a.xlsx", XLSX, file.toByteArray());

        JsonNode batch = desk.follow(answer.body().path("batchId").asText(), "COMPLETED");
        assertThat(batch.at("/counts/matched").asInt()).isEqualTo(1);
    }

    @Test
    void readsJsonLines() {
        String line = "{\"id_no\":\"%s\",\"name\":\"%s\",\"death_date\":\"2026-02-11\"}\n"
                .formatted(person.idNo(), person.name());

        Answer answer = desk.send(
                DEATHS,
                "period=2026-03&division=421281000000&fileName=a.ndjson",
                "application/x-ndjson",
                line.getBytes(StandardCharsets.UTF_8));

        JsonNode batch = desk.follow(answer.body().path("batchId").asText(), "COMPLETED");
        assertThat(batch.at("/counts/matched").asInt()).isEqualTo(1);
    }

    @Test
    void setsBadRowsAsideAndGivesThemBackToTheSender() {
        JsonNode batch = desk.sendAndFollow(
                DEATHS,
                csv(
                        row("421281100201", "2026-02-11"),
                        row("421281100201", "2026-02-31"),
                        row("422828100201", "2026-02-11"),
                        row("", "")));

        assertThat(batch.at("/counts/matched").asInt()).isEqualTo(1);
        assertThat(batch.at("/counts/quarantined").asInt()).isEqualTo(3);
        String path = "/batches/" + batch.path("batchId").asText() + "/quarantine";
        JsonNode rows = desk.get(path).body().path("items");
        assertThat(StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.path("rowNo").asInt() + " "
                                + row.path("field").asText()))
                .containsExactly("3 death_date", "4 division_code", "5 death_date");
        assertThat(rows.at("/1/code").asText()).isEqualTo("UNKNOWN_DIVISION");
        assertThat(rows.at("/0/raw").asText()).contains(person.idNo());
        assertThat(rows.at("/0/reasonZh").asText()).isNotBlank();
        assertThat(desk.text(path + ".csv"))
                .startsWith("\ufeff身份证号,姓名,行政区划代码,死亡日期,错误原因")
                .contains("2026-02-31");
    }

    @Test
    void keepsPersonalDataSealedAtRest() {
        JsonNode batch = desk.sendAndFollow(DEATHS, csv(row("421281100201", "2026-02-11"), row("1", "x")));

        String everything = pool.query("select string_agg(t, ' ') from ("
                        + "select r::text as t from feed_record r union all select o::text from feed_outcome o union all"
                        + " select q::text from quarantined_row q union all select b::text from batch b) as kept")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);

        assertThat(batch.at("/counts/rows").asInt()).isEqualTo(2);
        assertThat(everything).doesNotContain(person.idNo());
    }

    @Test
    void theSameFileAgainChangesNothing() {
        byte[] file = csv(row("421281100201", "2026-02-11"));
        JsonNode first = desk.sendAndFollow(DEATHS, file);

        Answer again = desk.sendCsv(DEATHS, file);
        Answer otherMonth = desk.send(DEATHS, "period=2026-04&division=421281000000", "text/csv", file);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("duplicate").asBoolean()).isTrue();
        assertThat(again.body().path("batchId").asText())
                .isEqualTo(first.path("batchId").asText());
        assertThat(otherMonth.status()).isEqualTo(202);
        assertThat(otherMonth.body().path("batchId").asText())
                .isNotEqualTo(first.path("batchId").asText());
    }

    @Test
    void ofTheSameFileSentAtOnceOneIsFirst() {
        byte[] file = csv(row("421281100201", "2026-02-12"));

        List<CompletableFuture<Answer>> sent = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> desk.sendCsv(DEATHS, file)))
                .toList();
        List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(202).allMatch(s -> s == 200 || s == 202);
        assertThat(answers.stream().map(a -> a.body().path("batchId").asText()).distinct())
                .hasSize(1);
    }

    @Test
    void aFileWhoseFirstSendingLostItsAnswerIsReadWhenSentAgain() {
        byte[] file = csv(row("421281100201", "2026-02-14"));
        JsonNode sent = desk.sendAndFollow(DEATHS, file);
        String batchId = sent.path("batchId").asText();
        // What an outage between commit and answer leaves: the batch is there, its file and its rows are not.
        pool.preparedQuery(
                        "with gone as (delete from feed_record where batch_id = $1),"
                                + " forgotten as (delete from feed_outcome where batch_id = $1)"
                                + " update batch set state = 'RECEIVED', read_to_row = 0, completed_at = null where batch_id = $1")
                .execute(Tuple.of(UUID.fromString(batchId)))
                .await()
                .indefinitely();

        Answer again = desk.sendCsv(DEATHS, file);

        assertThat(again.body().path("batchId").asText()).isEqualTo(batchId);
        assertThat(desk.follow(batchId, "COMPLETED").at("/counts/matched").asInt())
                .isEqualTo(1);
    }

    @Test
    void refusesAFileThatIsNoneAndSaysWhy() {
        assertThat(refusal(new byte[0])).isEqualTo("EMPTY_FILE");
        assertThat(refusal(HEADER.getBytes(StandardCharsets.UTF_8))).isEqualTo("NO_ROWS");
        assertThat(refusal("甲,乙,丙\n1,2,3\n".getBytes(StandardCharsets.UTF_8))).isNotBlank();
    }

    private String refusal(byte[] file) {
        Answer answer = desk.sendCsv(DEATHS, file);
        assertThat(answer.status()).isEqualTo(202);
        String batchId = answer.body().path("batchId").asText();
        JsonNode batch = desk.follow(batchId, "REFUSED");
        assertThat(batch.at("/refusal/reasonZh").asText()).isNotBlank();
        String code = batch.at("/refusal/code").asText();
        assertThat(probe.await(BatchRefused.class, b -> b.batchId().equals(batchId))
                        .data()
                        .code())
                .isEqualTo(code);
        return code;
    }

    @Test
    void refusesARequestThatMakesNoSense() {
        byte[] file = csv(row("421281100201", "2026-02-13"));

        assertThat(problem(DEATHS, "period=2026-13&division=421281000000", file))
                .isEqualTo("422 malformed-period");
        assertThat(problem(DEATHS, "division=421281000000", file)).isEqualTo("422 malformed-period");
        assertThat(problem(DEATHS, "period=2026-03&division=110000000000", file))
                .isEqualTo("422 unknown-division");
        assertThat(problem(DEATHS, "period=2026-03&division=abc", file)).isEqualTo("422 unknown-division");
        assertThat(problem("no-such", "period=2026-03&division=421281000000", file))
                .isEqualTo("404 not-found");
        assertThat(problem("household-registration", "period=2026-03&division=421281000000", file))
                .isEqualTo("404 not-found");
        assertThat(problem("medical-settlements", "period=2026-03&division=421281000000", file))
                .isEqualTo("403 forbidden");
    }

    private String problem(String dataset, String query, byte[] file) {
        Answer answer = desk.send(dataset, query, "text/csv", file);
        return answer.status() + " " + answer.body().path("code").asText();
    }

    @Test
    void showsContractsAndTemplates() {
        assertThat(desk.get("/feeds").body().findValuesAsText("feedCode")).contains("F01", "F20");
        assertThat(desk.get("/feeds/deaths").body().path("feedCode").asText()).isEqualTo("F10");
        assertThat(desk.text("/feeds/deaths/template.csv")).startsWith("\ufeff身份证号,姓名");
    }

    @Test
    void followsABatchByServerSentEvents() {
        JsonNode batch = desk.sendAndFollow(DEATHS, csv(row("421281100201", "2026-02-14")));

        String events = desk.text("/batches/" + batch.path("batchId").asText() + "/events");

        assertThat(events).startsWith("data:").contains("\"state\":\"COMPLETED\"");
    }

    @Test
    void showsRecordsMasked() {
        JsonNode batch = desk.sendAndFollow(DEATHS, csv(row("421281100201", "2026-02-15")));
        String batchId = batch.path("batchId").asText();

        JsonNode record = desk.get("/batches/" + batchId + "/records?outcome=MATCHED")
                .body()
                .at("/items/0");

        assertThat(record.path("personId").asText()).isEqualTo(person.personId());
        assertThat(record.path("idNoMasked").asText())
                .matches("421281\\*+\\w{4}")
                .isNotEqualTo(person.idNo());
        assertThat(record.at("/values/death_date").asText()).isEqualTo("2026-02-15");
        assertThat(desk.get("/records/" + batchId + ":2").body().path("outcome").asText())
                .isEqualTo("MATCHED");
        assertThat(desk.get("/records/" + batchId + ":3").status()).isEqualTo(404);
        assertThat(desk.get("/batches?dataset=deaths&state=COMPLETED")
                        .body()
                        .path("total")
                        .asInt())
                .isPositive();
    }

    @Test
    @TestSecurity(
            user = "teacher",
            roles = "feed-pusher",
            attributes = {
                @SecurityAttribute(key = "department", value = "EDUCATION"),
                @SecurityAttribute(key = "division", value = "421281000000")
            })
    void hidesTheBatchesOfAnotherDepartment() {
        String batchId = anyBatchOf("deaths");

        assertThat(desk.get("/batches/" + batchId).status()).isEqualTo(404);
        assertThat(desk.get("/batches/" + batchId + "/quarantine").status()).isEqualTo(404);
        assertThat(desk.get("/batches?dataset=deaths").body().path("total").asInt())
                .isZero();
        assertThat(desk.get("/unmatched?dataset=deaths").body().path("total").asInt())
                .isZero();
    }

    @Test
    @TestSecurity(
            user = "monitor",
            roles = "monitoring-staff",
            attributes = @SecurityAttribute(key = "division", value = "421281000000"))
    void showsOfficialsOfTheCountyEverythingButRawRows() {
        String batchId = anyBatchOf("deaths");

        assertThat(desk.get("/batches/" + batchId).status()).isEqualTo(200);
        assertThat(desk.get("/batches/" + batchId + "/quarantine").body().toString())
                .doesNotContain("\"raw\"");
        assertThat(desk.get("/batches/" + batchId + "/quarantine.csv").status()).isEqualTo(404);
    }

    @Test
    @TestSecurity(
            user = "neighbour",
            roles = "administrator",
            attributes = @SecurityAttribute(key = "division", value = "422828000000"))
    void hidesTheBatchesOfAnotherCounty() {
        assertThat(desk.get("/batches/" + anyBatchOf("deaths")).status()).isEqualTo(404);
    }

    /** A batch that is there, whoever asks. */
    private String anyBatchOf(String dataset) {
        String batchId = UUID.randomUUID().toString();
        pool.query("insert into batch (batch_id, dataset, feed_code, department, division_code, period, file_name,"
                        + " file_hash, file_bytes, format, pushed_by, received_at, state) values ('" + batchId + "', '"
                        + dataset + "', 'F10', 'POLICE', '421281000000', '2026-03', 'f', '" + batchId
                        + "', 1, 'text/csv', 'police', now(), 'COMPLETED')")
                .execute()
                .await()
                .indefinitely();
        return batchId;
    }
}
