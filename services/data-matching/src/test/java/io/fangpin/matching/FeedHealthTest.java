package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.matching.FeedHealthChanged;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds that do not come as agreed are told of; a month with nothing to report is reported too. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class FeedHealthTest {
    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    /** A county of its own: what others of this service's tests send does not count here. */
    private static final String COUNTY = "421202000000";

    private final Desk staff = new Desk("staff", "monitoring-staff", COUNTY);
    private KafkaProbe probe;

    @BeforeEach
    void aCounty() {
        probe = new KafkaProbe();
        Someone person = Someone.anyPerson("邻居");
        HouseholdSnapshot here = Someone.household("h-" + person.personId(), 1, cipher, person);
        String elsewhere =
                new String(EventJson.write(here), StandardCharsets.UTF_8).replace(Someone.VILLAGE, "421202100201");
        probe.say(EventJson.read(elsewhere.getBytes(StandardCharsets.UTF_8), HouseholdSnapshot.class));
        Await.until("indexed", () -> index.knows(cipher.hash(person.idNo())));
    }

    @AfterEach
    void hangUp() {
        probe.close();
    }

    @Test
    void anOldMonthOfAFeedThatNeverCameIsStaleAndSaidOnce() {
        staff.post("/feed-health", "");
        probe.await(
                FeedHealthChanged.class, said -> said.key().equals("births:" + COUNTY) && said.state() == State.NEVER);

        String header =
                staff.text("/feeds/births/template.csv").lines().findFirst().orElseThrow();
        byte[] nothing = (header + "\n").getBytes(StandardCharsets.UTF_8);
        String query = "period=2020-03&division=421202000000&zeroReport=true";
        String batchId = staff.send("births", query, "text/csv", nothing)
                .body()
                .path("batchId")
                .asText();
        assertThat(staff.follow(batchId, "COMPLETED").at("/counts/rows").asInt(-1))
                .isZero();
        probe.await(
                FeedHealthChanged.class,
                said -> said.key().equals("births:" + COUNTY)
                        && said.state() == State.STALE
                        && said.previousState() == State.NEVER);

        staff.post("/feed-health", "");
        JsonNode births = Await.value("births", () -> {
            for (JsonNode one : staff.get("/feed-health").body()) {
                if (one.path("dataset").asText().equals("births")) {
                    return java.util.Optional.of(one);
                }
            }
            return java.util.Optional.empty();
        });
        assertThat(births.path("state").asText()).isEqualTo("STALE");
        assertThat(births.path("lastPeriod").asText()).isEqualTo("2020-03");
        assertThat(births.path("divisionCode").asText()).isEqualTo(COUNTY);
        assertThat(probe.records(Topics.BATCHES))
                .filteredOn(record -> ("births:" + COUNTY).equals(record.key()))
                .hasSize(2);
    }
}
