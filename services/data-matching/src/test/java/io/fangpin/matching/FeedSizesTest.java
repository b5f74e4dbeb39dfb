package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.matching.FeedHealthChanged;
import io.fangpin.schemas.matching.FeedHealthChanged.SizeBasis;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How many rows a county's feeds should have: by agreement, by contract; each test in a county of its own. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class FeedSizesTest {
    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    private Desk staffOf(String county, int persons) {
        List<Someone> people = IntStream.range(0, persons)
                .mapToObj(i -> Someone.bornOn("某甲", LocalDate.of(1950, 1, 1).plusDays(i)))
                .toList();
        HouseholdSnapshot here =
                Someone.household(UUID.randomUUID().toString(), 1, cipher, people.toArray(Someone[]::new));
        String village = county.substring(0, 6) + "100201";
        String there = new String(EventJson.write(here), StandardCharsets.UTF_8).replace(Someone.VILLAGE, village);
        probe.say(EventJson.read(there.getBytes(StandardCharsets.UTF_8), HouseholdSnapshot.class));
        Await.until("indexed", () -> index.knows(cipher.hash(people.getLast().idNo())));
        return new Desk("staff", "monitoring-staff", county);
    }

    /** Last month's list of who receives assistance, of so many people. */
    private static void sendList(Desk desk, String county, int rows) {
        YearMonth lastMonth = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);
        List<String> lines = new ArrayList<>(List.of("身份证号,姓名,救助类别,享受状态"));
        for (int i = 0; i < rows; i++) {
            lines.add(Someone.anyPerson("领取人").idNo() + ",领取人,农村低保,在享");
        }
        byte[] csv = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        Desk.Answer answer =
                desk.send("civil-affairs-assistance", "period=" + lastMonth + "&division=" + county, "text/csv", csv);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        desk.follow(answer.body().path("batchId").asText(), "COMPLETED");
    }

    private static JsonNode health(Desk desk, String dataset, String state) {
        return Await.value(dataset + " is " + state, () -> {
            for (JsonNode one : desk.get("/feed-health").body()) {
                if (one.path("dataset").asText().equals(dataset)
                        && one.path("state").asText().equals(state)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        });
    }

    private static Desk.Answer agree(Desk desk, String dataset, String county, String rows) {
        return desk.post(
                "/feed-sizes",
                "{\"dataset\":\"%s\",\"divisionCode\":\"%s\",%s,\"note\":\"与民政局电话商定\"}"
                        .formatted(dataset, county, rows));
    }

    private static String problem(Desk.Answer answer) {
        return answer.status() + " " + answer.body().path("code").asText();
    }

    @Test
    void whatWasAgreedOnCountsAtOnceAndNoLongerOnceItIsWithdrawn() {
        String county = "421221000000";
        Desk staff = staffOf(county, 3);
        sendList(staff, county, 4);

        Desk.Answer made = agree(staff, "civil-affairs-assistance", county, "\"leastRows\":5,\"mostRows\":9");

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        JsonNode shrunken = health(staff, "civil-affairs-assistance", "SHRUNKEN");
        assertThat(shrunken.path("judgedBy").asText()).isEqualTo("AGREEMENT");
        assertThat(shrunken.path("rows").asInt()).isEqualTo(4);
        assertThat(shrunken.path("leastRows").asInt()).isEqualTo(5);
        assertThat(shrunken.path("mostRows").asInt()).isEqualTo(9);
        FeedHealthChanged said = probe.await(
                        FeedHealthChanged.class,
                        one -> one.divisionCode().equals(county) && one.state() == State.SHRUNKEN)
                .data();
        assertThat(said.judgedBy()).isEqualTo(SizeBasis.AGREEMENT);
        assertThat(said.leastRows()).isEqualTo(5);
        assertThat(said.mostRows()).isEqualTo(9);

        Desk.Answer other = agree(staff, "civil-affairs-assistance", county, "\"mostRows\":3");

        assertThat(other.status()).isEqualTo(201);
        health(staff, "civil-affairs-assistance", "SWOLLEN");

        String id = other.body().path("agreementId").asText();
        JsonNode withdrawn = staff.post("/feed-sizes/" + id + "/withdrawal", "").body();
        assertThat(withdrawn.path("withdrawnAt").asText()).isNotBlank();
        JsonNode fine = health(staff, "civil-affairs-assistance", "ON_TIME");
        assertThat(fine.path("judgedBy").isMissingNode()).isTrue();

        JsonNode again = staff.post("/feed-sizes/" + id + "/withdrawal", "").body();
        assertThat(again.path("withdrawnAt")).as("only once").isEqualTo(withdrawn.path("withdrawnAt"));
        JsonNode all = staff.get("/feed-sizes?dataset=civil-affairs-assistance").body();
        assertThat(all).hasSize(2).allSatisfy(one -> {
            assertThat(one.path("note").asText()).isEqualTo("与民政局电话商定");
            assertThat(one.path("agreedName").asText()).isNotBlank();
            assertThat(one.path("withdrawnName").asText()).isNotBlank();
        });
    }

    @Test
    void aFeedThatIsTooSmallFromTheFirstMonthOnIsSeenByItsContract() {
        String county = "421222000000";
        Desk staff = staffOf(county, 1_000);

        sendList(staff, county, 9);

        JsonNode shrunken = health(staff, "civil-affairs-assistance", "SHRUNKEN");
        assertThat(shrunken.path("judgedBy").asText()).isEqualTo("CONTRACT");
        assertThat(shrunken.path("leastRows").asInt()).isEqualTo(10);
        assertThat(staff.text("/feeds/civil-affairs-assistance/contract.md")).contains("每月每千名登记人口不少于 10 行");
    }

    @Test
    void whatCannotBeAgreedOnIsRefusedWithAReason() {
        String county = "421223000000";
        Desk staff = staffOf(county, 1);
        String births = "births";

        assertThat(problem(agree(staff, births, county, "\"leastRows\":9,\"mostRows\":5")))
                .isEqualTo("422 malformed-size");
        assertThat(problem(agree(staff, births, county, "\"leastRows\":-1,\"mostRows\":5")))
                .isEqualTo("422 malformed-size");
        assertThat(problem(agree(staff, births, county, "\"leastRows\":0,\"mostRows\":0")))
                .isEqualTo("422 malformed-size");
        assertThat(problem(agree(staff, births, county, "\"leastRows\":null"))).isEqualTo("422 malformed-size");
        assertThat(problem(agree(staff, births, county, "\"leastRows\":9223372036854775807")))
                .isEqualTo("422 malformed-size");
        assertThat(agree(staff, births, county, "\"leastRows\":99999999999999999999")
                        .status())
                .as("more than a number holds")
                .isEqualTo(400);
        assertThat(agree(staff, births, county, "\"leastRows\":\"many\"").status())
                .isEqualTo(400);
        assertThat(problem(agree(staff, "no-such", county, "\"leastRows\":5"))).isEqualTo("422 unknown-dataset");
        assertThat(problem(agree(staff, "household-registration", county, "\"leastRows\":5")))
                .isEqualTo("422 unknown-dataset");
        assertThat(problem(agree(staff, "deposits", county, "\"leastRows\":5"))).isEqualTo("422 size-not-judged");
        assertThat(problem(agree(staff, births, "421223100000", "\"leastRows\":5")))
                .isEqualTo("422 not-a-county");
        assertThat(problem(agree(staff, births, "999999000000", "\"leastRows\":5")))
                .isEqualTo("422 unknown-division");
        assertThat(problem(agree(staff, births, Someone.COUNTY, "\"leastRows\":5")))
                .as("another county")
                .isEqualTo("422 unknown-division");
        assertThat(staff.post(
                                "/feed-sizes",
                                "{\"dataset\":\"births\",\"divisionCode\":\"421223000000\",\"leastRows\":5,\"note\":\" \"}")
                        .status())
                .as("no note")
                .isEqualTo(400);
        assertThat(staff.get("/feed-sizes").body()).isEmpty();
    }

    @Test
    void anotherCountysAgreementsAreNeitherSeenNorWithdrawnAndWatchersChangeNothing() {
        String county = "421224000000";
        Desk staff = staffOf(county, 1);
        String id = agree(staff, "births", county, "\"leastRows\":5")
                .body()
                .path("agreementId")
                .asText();
        Desk neighbour = new Desk("neighbour", "administrator", "421225000000");
        Desk auditor = new Desk("auditor", "auditor", county);

        assertThat(neighbour.get("/feed-sizes").body()).isEmpty();
        assertThat(problem(neighbour.post("/feed-sizes/" + id + "/withdrawal", "")))
                .isEqualTo("404 not-found");
        assertThat(auditor.get("/feed-sizes").body()).hasSize(1);
        assertThat(agree(auditor, "births", county, "\"leastRows\":6").status()).isEqualTo(403);
        assertThat(auditor.post("/feed-sizes/" + id + "/withdrawal", "").status())
                .isEqualTo(403);
        assertThat(problem(staff.post("/feed-sizes/" + UUID.randomUUID() + "/withdrawal", "")))
                .isEqualTo("404 not-found");
    }
}
