package io.fangpin.assistance.story;

import static io.fangpin.assistance.story.Fixtures.anyHousehold;
import static io.fangpin.assistance.story.Fixtures.anyHouseholdId;
import static io.fangpin.assistance.story.Fixtures.illness;
import static io.fangpin.assistance.story.Fixtures.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A case from its alert to an agreed plan, through the service's doors. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "assistance"))
class CaseStoryTest {

    private static KafkaProbe kafka;

    @BeforeAll
    static void listen() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void hangUp() {
        kafka.close();
    }

    @Test
    void walksFromAnAlertToAnAgreedPlan() {
        String household = anyHouseholdId();
        kafka.say(anyHousehold(household));
        kafka.say(raised(illness(household)));
        String caseId = Walk.caseOf(household);

        new Walk(caseId, household, StoryClock.TODAY).toPlanned();

        JsonPath planned = People.auditor().asks().get("/cases/" + caseId).jsonPath();
        assertThat(planned.getString("state")).isEqualTo("PLANNED");
        assertThat(planned.getList("plan.measures.state")).containsOnly("AGREED");
        assertThat(planned.getList("availableSteps")).isEmpty();
        CaseOpened opened =
                kafka.await(CaseOpened.class, e -> e.caseId().equals(caseId)).data();
        assertThat(opened.alertId()).isEqualTo(household + "/R-MED-1");
        assertThat(kafka.await(MonitoredStatusChanged.class, e -> e.caseId().equals(caseId))
                        .data()
                        .status())
                .isEqualTo(MonitoredStatus.MONITORED);
        assertThat(kafka.awaitAll(MeasureAgreed.class, e -> e.caseId().equals(caseId), 2))
                .anySatisfy(
                        agreed -> assertThat(agreed.data().cash().amountFen()).isEqualTo(500_000));
        List<CaseStepTaken> steps = kafka
                .awaitAll(CaseStepTaken.class, e -> e.caseId().equals(caseId), 13)
                .stream()
                .map(EventEnvelope::data)
                .toList();
        // signApplication: two days, two adults and two papers; agreePlan: two answers, a paper, and the plan's
        // measures
        assertThat(steps)
                .extracting(CaseStepTaken::fieldsTyped)
                .containsExactly(1, 2, 6, 0, 7, 4, 4, 2, 5, 2, 1, 3, 16);
        assertThat(steps)
                .extracting(CaseStepTaken::to)
                .containsExactly(
                        CaseState.TRIAGED,
                        CaseState.VERIFYING,
                        CaseState.APPLICATION_SIGNED,
                        CaseState.COMPARING,
                        CaseState.VILLAGE_REVIEW,
                        CaseState.VILLAGE_PUBLICITY,
                        CaseState.TOWNSHIP_REVIEW,
                        CaseState.COUNTY_DETERMINATION,
                        CaseState.COUNTY_DETERMINATION,
                        CaseState.ANNOUNCED,
                        CaseState.ENTERED,
                        CaseState.PAIRED,
                        CaseState.PLANNED);
    }
}
