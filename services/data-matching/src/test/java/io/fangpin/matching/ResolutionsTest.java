package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.RecordsResolved;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of records reaches the archive, however it was told. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
@TestSecurity(
        user = "staff",
        roles = "monitoring-staff",
        attributes = @SecurityAttribute(key = "division", value = "421281000000"))
class ResolutionsTest {
    private static final MatchExplanation BECAUSE = new MatchExplanation("fs-test", 0.4, 3.5, 0, List.of(), 2, 0, null);

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    private final Desk desk = new Desk();
    private String batchId;

    /** Three records of strangers, of which everything that is told below is made up. */
    @BeforeEach
    void threeRecords() {
        Someone neighbour = Someone.anyPerson("邻居");
        probe.say(Someone.household("h-" + neighbour.personId(), 1, cipher, neighbour));
        Await.until("indexed", () -> index.knows(cipher.hash(neighbour.idNo())));
        StringBuilder csv = new StringBuilder("身份证号,姓名,死亡日期\n");
        Stream.of("外乡甲", "外乡乙", "外乡丙")
                .map(Someone::anyPerson)
                .forEach(stranger -> csv.append(stranger.idNo())
                        .append(',')
                        .append(stranger.name())
                        .append(",2026-02-11\n"));
        JsonNode batch = desk.sendAndFollow("deaths", csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(batch.at("/reasons/ID_UNKNOWN").asInt()).isEqualTo(3);
        batchId = batch.path("batchId").asText();
    }

    private RecordResolved unmatched(int row, String reason, @Nullable MatchExplanation because) {
        return new RecordResolved(
                batchId + ":" + row,
                batchId,
                "v" + row,
                RecordResolved.Outcome.UNMATCHED,
                null,
                null,
                null,
                null,
                null,
                reason,
                because,
                Instant.parse("2026-03-05T04:00:00Z"));
    }

    private String reason(int row) {
        return desk.get("/records/" + batchId + ":" + row).body().path("reason").asText();
    }

    private void awaitReason(int row, String reason) {
        Await.until("row " + row + " is " + reason, () -> reason(row).equals(reason));
    }

    @Test
    void recordsOfAFileAreToldTogether() {
        List<RecordsResolved> told =
                probe.awaitAll(RecordsResolved.class, one -> one.batchId().equals(batchId), 1).stream()
                        .map(event -> event.data())
                        .toList();

        assertThat(told.getFirst().each()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.recordId()).startsWith(batchId + ":");
            assertThat(one.reason()).isEqualTo("ID_UNKNOWN");
        });
    }

    @Test
    void whatVersionsBeforeToldOneByOneIsKept() {
        probe.say(unmatched(2, "NAME_DIFFERS", BECAUSE));

        awaitReason(2, "NAME_DIFFERS");
        assertThat(reason(3)).isEqualTo("ID_UNKNOWN");
    }

    @Test
    void whatIsToldTogetherIsKeptOneByOne() {
        probe.say(RecordsResolved.of(
                0, List.of(unmatched(2, "NAME_DIFFERS", BECAUSE), unmatched(4, "BIRTH_DATE_DIFFERS", null))));

        awaitReason(2, "NAME_DIFFERS");
        awaitReason(4, "BIRTH_DATE_DIFFERS");
        assertThat(reason(3)).isEqualTo("ID_UNKNOWN");
        JsonNode weighed = desk.get("/records/" + batchId + ":2").body().path("because");
        assertThat(weighed.path("parametersVersion").asText()).isEqualTo("fs-test");
    }

    @Test
    void oneThatCannotBeKeptKeepsNoOtherFromIt() {
        // PostgreSQL has no such character in texts.
        String impossible = "NAME\u0000DIFFERS";
        probe.say(RecordsResolved.of(
                0,
                List.of(
                        unmatched(2, "NAME_DIFFERS", null),
                        unmatched(3, impossible, null),
                        unmatched(4, "NAME_DIFFERS", null))));

        awaitReason(2, "NAME_DIFFERS");
        awaitReason(4, "NAME_DIFFERS");
        probe.awaitRecords(Topics.deadLetter(Topics.RESOLUTIONS), letter -> (batchId + ":0").equals(letter.key()), 1);
        assertThat(reason(3)).isEqualTo("ID_UNKNOWN");
    }

    @Test
    void anExplanationThatIsNotThereIsPoisonAndTheRestGoesOn() {
        RecordsResolved sound = RecordsResolved.of(0, List.of(unmatched(2, "NAME_DIFFERS", BECAUSE)));
        probe.say(new RecordsResolved(batchId, 1, List.of(), sound.resolutions(), sound.resolvedAt()));
        probe.say(RecordsResolved.of(0, List.of(unmatched(3, "NAME_DIFFERS", null))));

        awaitReason(3, "NAME_DIFFERS");
        probe.awaitRecords(Topics.deadLetter(Topics.RESOLUTIONS), letter -> (batchId + ":1").equals(letter.key()), 1);
        assertThat(reason(2)).isEqualTo("ID_UNKNOWN");
    }
}
