package io.fangpin.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.VillageTaskOpened;
import io.fangpin.schemas.funds.FundSourceRegistered;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.BatchCounts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.AttributeType;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "dashboard"))
class DashboardTest {

    /** A county of this test's own. */
    private static final String COUNTY = "421281000000";

    private static final String VILLAGE = "421281100201";

    @TestHTTPResource
    URL root;

    private final KafkaProbe kafka = new KafkaProbe();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void withoutASessionAScriptIsRefusedAndNotRedirected() {
        given().redirects()
                .follow(false)
                .get("/api/overview")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthorized"));
        given().redirects().follow(false).get("/api/registry/households").then().statusCode(401);
    }

    @Test
    @TestSecurity(
            user = "sun",
            roles = "monitoring-staff",
            attributes = @SecurityAttribute(key = "division", value = COUNTY, type = AttributeType.STRING))
    void whatTopicsSayShowsInTheOverviewOnceHoweverOftenItIsSaid() {
        JsonPath before =
                given().get("/api/overview").then().statusCode(200).extract().jsonPath();
        BatchCompleted batch = new BatchCompleted(
                UUID.randomUUID().toString(),
                "medical-settlements",
                "F02",
                "MEDICAL_INSURANCE",
                COUNTY,
                "2026-03",
                new BatchCounts(100, 90, 8, 2, 0),
                true,
                Instant.now());
        FundSourceRegistered source = new FundSourceRegistered(
                UUID.randomUUID().toString(),
                "衔接资金",
                FundSourceRegistered.FundLevel.COUNTY,
                2026,
                COUNTY,
                5_000,
                "文号",
                true,
                Instant.now());
        CaseOpened opened = caseOpened();
        EventEnvelope<CaseOpened> event =
                EventEnvelope.of(UUID.randomUUID().toString(), "/fangpin/probe", Instant.now(), opened);

        kafka.say(batch, source);
        kafka.say(event);
        kafka.say(event);
        kafka.say(triaged(opened));

        Await.until(
                "the overview counts it",
                () -> given().get("/api/overview").jsonPath().getLong("cases.open") > before.getLong("cases.open")
                        && given().get("/api/overview").jsonPath().getLong("funds.sourceFen")
                                == before.getLong("funds.sourceFen") + 5_000
                        && given().get("/api/overview").jsonPath().getLong("feeds.matched")
                                == before.getLong("feeds.matched") + 90);
        JsonPath after = given().get("/api/overview").jsonPath();
        assertThat(after.getLong("cases.open")).isEqualTo(before.getLong("cases.open") + 1);
        assertThat(after.getString("division.code")).isEqualTo(COUNTY);
    }

    @Test
    @TestSecurity(
            user = "sun",
            roles = "monitoring-staff",
            attributes = @SecurityAttribute(key = "division", value = COUNTY, type = AttributeType.STRING))
    void aChangeReachesAnOpenPageByItself() throws IOException {
        HttpURLConnection stream =
                (HttpURLConnection) URI.create(root + "api/live").toURL().openConnection();
        stream.setReadTimeout(30_000);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
            CaseOpened opened = caseOpened();
            kafka.say(opened);

            String line = lines.readLine();
            while (line != null && !line.contains(opened.caseId())) {
                line = lines.readLine();
            }

            assertThat(line).contains("\"kind\":\"case\"", "/cases/" + opened.caseId());

            String task = UUID.randomUUID().toString();
            kafka.say(new VillageTaskOpened(task, "CJ-1", VILLAGE, "SC-1 2026", null, true, Instant.now()));
            do {
                line = lines.readLine();
            } while (line != null && !line.contains(task));

            assertThat(line).contains("\"kind\":\"villageTask\"", "/village-tasks/" + task, "村级事项 CJ-1：SC-1 2026");
        } finally {
            stream.disconnect();
        }
    }

    @Test
    @TestSecurity(
            user = "sun",
            roles = "monitoring-staff",
            attributes = @SecurityAttribute(key = "division", value = COUNTY, type = AttributeType.STRING))
    void theOverviewOfAnotherDivisionDoesNotExist() {
        given().get("/api/overview?division=430100000000").then().statusCode(404);
    }

    private static CaseOpened caseOpened() {
        String id = UUID.randomUUID().toString();
        return new CaseOpened(id, "no-" + id, "h-" + id, VILLAGE, null, null, null, true, Instant.now());
    }

    private static CaseStepTaken triaged(CaseOpened opened) {
        return new CaseStepTaken(
                opened.caseId(),
                opened.householdId(),
                VILLAGE,
                1,
                "triage",
                CaseState.CLUE,
                CaseState.TRIAGED,
                "zhang",
                "张村",
                "village-worker",
                VILLAGE,
                null,
                null,
                1,
                Instant.now());
    }
}
