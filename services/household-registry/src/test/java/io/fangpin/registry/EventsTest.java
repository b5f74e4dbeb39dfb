package io.fangpin.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.registry.domain.Ids;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.SourceRecord;
import io.fangpin.schemas.registry.HouseholdChanged;
import io.fangpin.schemas.registry.HouseholdChanged.ChangeKind;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@RegistryTest
@CountyWorker
class EventsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T04:05:06Z");

    @Test
    void aDeathIsAppliedOnceAndTakenBackWhenTheFactIsWithdrawn() {
        int number = Families.number();
        String id = Families.register(Families.household(number)).path("householdId");
        String personId = Ids.person("P" + number);
        try (KafkaProbe kafka = new KafkaProbe()) {
            EventEnvelope<FactRecorded> death = death(id, personId);

            kafka.say(death);
            kafka.say(death);
            awaitStatus(id, "DECEASED");
            // A later version of the fact shows that the repeated one has passed.
            kafka.say(monitored(id));
            Await.until("monitored", () -> "MONITORED".equals(household(id, "monitoredStatus")));

            given().get("/households/" + id)
                    .then()
                    .body("members[0].statusDate", equalTo("2026-02-11"))
                    .body("members[0].evidence", equalTo(death.data().factId()))
                    .body("monitoredCategory", equalTo("MARGINAL_AT_RISK"))
                    .body("riskFactors", equalTo(List.of("ILLNESS")));
            assertThat(kafka
                            .awaitAll(
                                    HouseholdChanged.class, c -> c.householdId().equals(id), 3)
                            .stream()
                            .filter(c -> c.data().kind() == ChangeKind.MEMBER_DECEASED))
                    .hasSize(1);

            kafka.say(new FactWithdrawn(
                    death.data().factId(),
                    FactKind.DEATH,
                    id,
                    personId,
                    "2026-02",
                    "2",
                    death.data().source(),
                    "WITHDRAWN_BY_DEPARTMENT",
                    NOW));
            awaitStatus(id, "ACTIVE");
        }
        given().get("/households/" + id).then().body("version", equalTo(4));
    }

    @Test
    void whatComesBeforeTheHouseholdWaitsForIt() {
        int number = Families.number();
        String id = Ids.household("H" + number);
        try (KafkaProbe kafka = new KafkaProbe()) {
            kafka.say(monitored(id));

            Families.register(Families.household(number)).then().statusCode(201);

            Await.until("monitored", () -> "MONITORED".equals(household(id, "monitoredStatus")));
        }
    }

    private static EventEnvelope<FactRecorded> death(String householdId, String personId) {
        FactRecorded fact = new FactRecorded(
                "fact-" + UUID.randomUUID(),
                FactKind.DEATH,
                householdId,
                personId,
                "2026-02",
                "1",
                Map.of("death_date", "2026-02-11"),
                new SourceRecord("deaths", "F10", "POLICE", "batch-1", "record-1", 2),
                new MatchEvidence("ID_NUMBER", 1),
                true,
                NOW);
        return EventEnvelope.of(UUID.randomUUID().toString(), "/fangpin/data-matching", NOW, fact);
    }

    private static MonitoredStatusChanged monitored(String householdId) {
        return new MonitoredStatusChanged(
                "case-" + householdId,
                householdId,
                Families.VILLAGE,
                MonitoredStatus.MONITORED,
                MonitoredCategory.MARGINAL_AT_RISK,
                List.of(RiskFactor.ILLNESS),
                null,
                null,
                NOW);
    }

    private static void awaitStatus(String id, String status) {
        Await.until(status, () -> status.equals(household(id, "members[0].status")));
    }

    private static String household(String id, String path) {
        return given().get("/households/" + id).path(path);
    }
}
