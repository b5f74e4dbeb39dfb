package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.kit.trace.Traceparent;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** With traces on, an upload can be followed to the facts it makes, and through the log. */
@QuarkusTest
@TestProfile(TracedFeedTest.TracesOn.class)
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
@TestSecurity(
        user = "medical",
        roles = "feed-pusher",
        attributes = {
            @SecurityAttribute(key = "department", value = "MEDICAL_INSURANCE"),
            @SecurityAttribute(key = "division", value = "421281000000")
        })
class TracedFeedTest {
    private static final String LOG = "target/traced-feed.log";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String UPLOAD = "00-" + TRACE + "-b7ad6b7169203331-01";

    public static final class TracesOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.traces.exporter", "none",
                    "quarkus.log.file.enabled", "true",
                    "quarkus.log.file.path", LOG,
                    "quarkus.log.file.json.enabled", "true");
        }
    }

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    private final Desk desk = new Desk();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void whatAnUploadBringsAboutBelongsToItsTrace() {
        Someone person = bornInAYearOfTheirOwn("张建国");
        register(person);

        String batchId = send("一月.csv", person.idNo() + ",张建国,2026,6200.50,城乡居民医保,慢性肾功能不全,,合成\n");

        desk.follow(batchId, "COMPLETED");
        assertThat(traceOf(Topics.FEED_RECORDS, batchId)).isEqualTo(TRACE);
        assertThat(traceOf(Topics.FACTS, batchId)).isEqualTo(TRACE);
        assertThat(traceOf(Topics.BATCHES, "batch-received", batchId)).isEqualTo(TRACE);
        assertThat(traceOf(Topics.BATCHES, "batch-completed", batchId)).isEqualTo(TRACE);
    }

    @Test
    void theLogTellsOfABatchByItsTraceAndIdAndNamesNobody() throws IOException {
        Someone person = bornInAYearOfTheirOwn("欧阳建国");
        register(person);

        String completed = send("欧阳建国.csv", person.idNo() + ",欧阳建国,2026,100,城乡居民医保,慢性肾功能不全,,合成\n");
        String refused = send("欧阳建国.csv", "");

        assertThat(logged("Batch received", completed).at("/mdc/traceId").asText())
                .isEqualTo(TRACE);
        JsonNode end = logged("Batch completed", completed);
        assertThat(end.at("/mdc/traceId").asText()).isEqualTo(TRACE);
        assertThat(end.path("message").asText()).contains("1 rows, 1 matched, 0 unmatched, 0 quarantined");
        assertThat(logged("Batch refused", refused).at("/mdc/traceId").asText()).isEqualTo(TRACE);
        assertThat(Files.readString(Path.of(LOG))).doesNotContain("欧阳建国", person.idNo());
    }

    /** A new profile counts persons anew, but Kafka keeps those of the other tests. */
    private static Someone bornInAYearOfTheirOwn(String name) {
        return Someone.bornOn(name, LocalDate.of(1971, 5, 4));
    }

    private void register(Someone person) {
        probe.say(Someone.household(UUID.randomUUID().toString(), 1, cipher, person));
        Await.until("indexed", () -> index.knows(cipher.hash(person.idNo())));
    }

    private String send(String fileName, String rows) {
        byte[] file = ("身份证号,姓名,年度,住院累计个人自付(元),参保状态,主要诊断,操作类型,数据性质\n" + rows).getBytes(StandardCharsets.UTF_8);
        return desk.sendTraced(UPLOAD, "medical-settlements", fileName, file)
                .body()
                .path("batchId")
                .asText();
    }

    private String traceOf(String topic, String batchId) {
        return traceOf(topic, "", batchId);
    }

    private String traceOf(String topic, String type, String batchId) {
        ConsumerRecord<String, byte[]> said = probe.awaitRecords(
                        topic,
                        one -> new String(one.value(), StandardCharsets.UTF_8).contains(batchId)
                                && String.valueOf(CloudEvents.text(one.headers(), CloudEvents.TYPE))
                                        .contains(type),
                        1)
                .get(0);
        return Traceparent.traceId(CloudEvents.text(said.headers(), CloudEvents.TRACEPARENT));
    }

    private static JsonNode logged(String what, String batchId) {
        return Await.value(
                what,
                () -> lines().stream()
                        .filter(line -> line.at("/mdc/batchId").asText().equals(batchId)
                                && line.path("message").asText().startsWith(what))
                        .findFirst());
    }

    private static List<JsonNode> lines() {
        try {
            return Files.readAllLines(Path.of(LOG)).stream()
                    .flatMap(line -> parsed(line).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for a line that is still being written. */
    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.of(EventJson.mapper().readTree(line));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
