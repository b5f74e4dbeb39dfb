package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.matching.domain.ParametersInForce;
import io.fangpin.matching.domain.PersonIndex;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Weights are learnt from the deployment's own records by one person and put in force by another. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class LearnParametersTest {
    private static final String[] NAMES = {"王秀兰", "李国强", "张桂英", "陈志明", "杨玉梅", "赵铁柱", "黄小燕", "周大伟"};

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    @Inject
    ParametersInForce inForce;

    private final Desk li = new Desk("li");
    private final Desk wang = new Desk("wang");

    @Test
    void whatOneLearntAnotherPutsInForceAndTakesBack() {
        LinkageParameters shipped = inForce.get();
        try (KafkaProbe probe = new KafkaProbe()) {
            StringBuilder file = new StringBuilder("身份证号,姓名,死亡日期\n");
            Someone last = null;
            for (int i = 0; i < 60; i++) {
                last = Someone.bornOn(NAMES[i % NAMES.length], LocalDate.of(1940 + i, 1 + i % 12, 1 + i % 28));
                probe.say(Someone.household("h-" + last.personId(), 1, cipher, last));
                file.append(last.idNo()).append(',').append(last.name()).append(",2026-02-11\n");
            }
            Someone awaited = last;
            Await.until("indexed", () -> index.knows(cipher.hash(awaited.idNo())));
            li.sendAndFollow("deaths", file.toString().getBytes(StandardCharsets.UTF_8));
        }

        var learnt = li.post("/matching-parameters?rows=1000", "");
        assertThat(learnt.status()).as(learnt.body().toString()).isEqualTo(200);
        String version = learnt.body().path("version").asText();
        assertThat(version).isNotEqualTo(shipped.version());
        assertThat(learnt.body().at("/trial/records").asInt()).isGreaterThanOrEqualTo(60);
        assertThat(inForce.get().version())
                .as("nothing changes before it is published")
                .isEqualTo(shipped.version());

        assertThat(li.post("/matching-parameters/" + version + "/publication", "")
                        .status())
                .as("nobody is the second person to himself")
                .isEqualTo(409);
        assertThat(wang.post("/matching-parameters/" + version + "/publication", "")
                        .body()
                        .at("/published/userId")
                        .asText())
                .isEqualTo("wang");
        Await.until("in force", () -> inForce.get().version().equals(version));

        JsonNode all = li.get("/matching-parameters").body();
        assertThat(all.path("inForce").asText()).isEqualTo(version);
        Someone somebody = Someone.anyPerson("欧阳海");
        try (KafkaProbe probe = new KafkaProbe()) {
            probe.say(Someone.household("h-" + somebody.personId(), 1, cipher, somebody));
            Await.until("indexed", () -> index.knows(cipher.hash(somebody.idNo())));
        }
        JsonNode batch = li.sendAndFollow(
                "deaths", ("身份证号,姓名,死亡日期\n" + somebody.idNo() + ",欧阳海,2026-02-11\n").getBytes(StandardCharsets.UTF_8));
        assertThat(li.get("/records/" + batch.path("batchId").asText() + ":2")
                        .body()
                        .at("/because/parametersVersion")
                        .asText())
                .isEqualTo(version);
        // The other tests of this service decide with what ships.
        inForce.put(shipped);
    }
}
