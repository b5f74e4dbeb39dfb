package io.fangpin.risk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.security.Roles;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.BatchCounts;
import io.fangpin.schemas.matching.FeedHealthChanged;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.AlertRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the feeds behind alerts, and behind their absence, are worth; in a county of its own. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
@TestSecurity(
        user = "monitor",
        roles = Roles.MONITORING_STAFF,
        attributes = @SecurityAttribute(key = "division", value = "421202000000"))
class FeedsBehindTest {
    private static final String COUNTY = "421202000000";
    private static final String VILLAGE = "421202100201";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private final String household = UUID.randomUUID().toString();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void anAlertAndNoRiskSayWhatTheyRestOnAndThatItIsLate() {
        Instant said = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        probe.say(Fixtures.householdIn(VILLAGE, household, 1, HouseholdType.OUT_OF_POVERTY));
        probe.say(Fixtures.selfPay(household, "P1", TODAY.getYear(), "01", 620_050));
        String alertId = probe.await(
                        AlertRaised.class, one -> one.alert().householdId().equals(household))
                .data()
                .alert()
                .alertId();
        probe.say(batch("2026-03", said));

        JsonPath onTime = alert(alertId, "ON_TIME");
        assertThat(onTime.getBoolean("confidence.weakened")).isFalse();
        assertThat(onTime.getString("confidence.explanationZh")).isEqualTo("依据的数据源均按时到达。");
        assertThat(onTime.getList("confidence.sources.dataset")).hasToString("[medical-settlements]");
        assertThat(onTime.getString("confidence.sources[0].lastPeriod")).isEqualTo("2026-03");
        assertThat(Instant.parse(onTime.getString("confidence.sources[0].lastBatchAt")))
                .isEqualTo(said);

        probe.say(health(State.LATE, State.ON_TIME, said.plusSeconds(2)));
        // Said earlier and heard later: it changes nothing.
        probe.say(health(State.NEVER, null, said.plusSeconds(1)));
        probe.say(batch("2026-02", said.minusSeconds(60)));

        JsonPath late = alert(alertId, "LATE");
        assertThat(late.getBoolean("confidence.weakened")).isTrue();
        assertThat(late.getInt("confidence.sources[0].daysLate")).isEqualTo(12);
        assertThat(late.getString("confidence.sources[0].lastPeriod")).isEqualTo("2026-03");
        JsonPath profile = given().get("/households/" + household + "/profile")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(profile.getString("confidence.explanationZh"))
                .contains("医保结算个人累计自付迟到12天")
                .endsWith("“无风险”的结论可信度降低。");
        assertThat(profile.getList("confidence.sources.dataset", String.class))
                .contains("medical-settlements", "school-enrolment", "housing-appraisals");

        probe.say(health(State.ON_TIME, State.LATE, said.plusSeconds(3)));
        assertThat(alert(alertId, "ON_TIME").getBoolean("confidence.weakened")).isFalse();
    }

    private static JsonPath alert(String alertId, String state) {
        return Await.value("the feed is " + state, () -> {
            JsonPath now = given().get("/alerts/" + alertId).jsonPath();
            return state.equals(now.getString("confidence.sources[0].state")) ? Optional.of(now) : Optional.empty();
        });
    }

    private static BatchCompleted batch(String period, Instant at) {
        return new BatchCompleted(
                UUID.randomUUID().toString(),
                "medical-settlements",
                "F02",
                "MEDICAL_INSURANCE",
                VILLAGE,
                period,
                new BatchCounts(1, 1, 0, 0, 0),
                true,
                at);
    }

    private static FeedHealthChanged health(State state, @Nullable State previous, Instant at) {
        return new FeedHealthChanged(
                "medical-settlements",
                "F02",
                "MEDICAL_INSURANCE",
                COUNTY,
                state,
                previous,
                "2026-04",
                TODAY.minusDays(12),
                "2026-03",
                null,
                null,
                null,
                null,
                null,
                at);
    }
}
