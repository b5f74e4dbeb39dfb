package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.access.AccessLog;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Data about assets are anybody's only while each adult of the household consents. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
@TestSecurity(
        user = "bank",
        roles = "feed-pusher",
        attributes = {
            @SecurityAttribute(key = "department", value = "BANKS"),
            @SecurityAttribute(key = "division", value = "421281000000")
        })
class ConsentTest {
    private static final String HEADER = "身份证号,姓名,金融机构,资产余额(元),查询日期,资产类别,操作类型\n";

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    @Inject
    AccessLog accessLog;

    @Inject
    CheckConsents checkConsents;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final Desk desk = new Desk();
    private final String household = "h-" + UUID.randomUUID();
    private final Someone husband = Someone.anyPerson("鲁智深");
    private final Someone wife = Someone.anyPerson("林娘子");
    private final Someone child = Someone.bornOn("林小宝", today.minusYears(18).plusDays(1));

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    void aRecordWaitsUnseenUntilEachAdultHasConsentedAndIsTakenBackWhenOneDoesNoMore() {
        register(1, husband, wife, child);
        String recordId = send(deposit(husband, ""));

        JsonNode withheld = record(recordId);
        assertThat(withheld.path("outcome").asText()).isEqualTo("UNMATCHED");
        assertThat(withheld.path("reason").asText()).isEqualTo("CONSENT_ABSENT");
        assertThat(withheld.path("reasonZh").asText()).isEqualTo("家庭成年成员授权不全");
        assertThat(withheld.path("householdId").asText()).isEqualTo(household);
        assertThat(withheld.path("values"))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.asText()).isEqualTo("***"));
        assertThat(desk.get("/unmatched?reason=CONSENT_ABSENT&size=200").body().toString())
                .contains(recordId)
                .doesNotContain("12345600");

        register(2, husband.consentingUntil(today.plusYears(1)), wife, child);
        String another = send(deposit(husband, "理财"));
        assertThat(record(another).path("reason").asText()).isEqualTo("CONSENT_ABSENT");

        register(3, husband.consentingUntil(today.plusYears(1)), wife.consentingUntil(today), child);
        JsonNode matched = awaitOutcome(recordId, "MATCHED");
        assertThat(matched.at("/values/balance_fen").asLong()).isEqualTo(12_345_600);
        FactRecorded fact = probe.await(
                        FactRecorded.class, f -> f.source().recordId().equals(recordId))
                .data();
        assertThat(fact.householdId()).isEqualTo(household);
        assertThat(fact.values()).containsEntry("balance_fen", 12_345_600);

        register(4, husband, wife.consentingUntil(today), child);
        FactWithdrawn withdrawn = probe.await(
                        FactWithdrawn.class, f -> f.source().recordId().equals(recordId))
                .data();
        assertThat(withdrawn.reason()).isEqualTo("CONSENT_ABSENT");
        assertThat(withdrawn.factId()).isEqualTo(fact.factId());
        assertThat(withdrawn.version()).isGreaterThan(fact.version());
        assertThat(awaitOutcome(recordId, "UNMATCHED").at("/values/balance_fen").asText())
                .isEqualTo("***");
    }

    @Test
    void aLapsedConsentCoversNothingThatComesLater() {
        register(1, husband.consentingUntil(today.minusDays(1)));

        assertThat(record(send(deposit(husband, ""))).path("reason").asText()).isEqualTo("CONSENT_ABSENT");
    }

    @Test
    void aRecordWithAMistypedNumberIsLookedAtAgainWhenConsentComes() {
        Someone person = Someone.bornOn("花荣", LocalDate.of(1979, 7, 9));
        register(1, person);
        char last = person.idNo().charAt(17);
        String mistyped = person.idNo().substring(0, 17) + (last == '7' ? '8' : '7');
        String recordId = send(("身份证号,姓名,出生日期,行政区划代码,金融机构,资产余额(元),查询日期,资产类别\n" + mistyped + ",花荣,1979-07-09,"
                        + Someone.VILLAGE + ",农商行,1.00,2026-04-01,存款\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(record(recordId).path("reason").asText()).isEqualTo("CONSENT_ABSENT");

        register(2, person.consentingUntil(today));

        assertThat(awaitOutcome(recordId, "MATCHED").at("/match/method").asText())
                .isEqualTo("WEIGHED");
    }

    @Test
    void ofARecordThatIsNobodysOnlyWhatSaysWhoseItMayBeIsShown() {
        register(1, husband);

        JsonNode record = record(send(deposit(Someone.anyPerson("西门庆"), "")));

        assertThat(record.path("reason").asText()).isEqualTo("ID_UNKNOWN");
        assertThat(record.at("/values/balance_fen").asText()).isEqualTo("***");
        assertThat(record.at("/values/bank").asText()).isEqualTo("***");
        assertThat(record.at("/values/name").asText()).isNotEqualTo("***");
    }

    @Test
    void aWithdrawnRowNeedsNoConsentToTakeItsFactBack() {
        register(1, husband.consentingUntil(today.minusDays(1)));

        String recordId = send(deposit(husband, "存款,撤销"));

        assertThat(record(recordId).path("outcome").asText()).isEqualTo("MATCHED");
        assertThat(record(recordId).at("/values/balance_fen").asText()).isEqualTo("***");
        probe.await(FactWithdrawn.class, f -> f.source().recordId().equals(recordId));
    }

    @Test
    void aConsentWithdrawnWhileNobodyListenedIsFoundAtTheStart() {
        register(1, husband.consentingUntil(today));
        String recordId = send(deposit(husband, ""));
        awaitOutcome(recordId, "MATCHED");
        index.put(Someone.household(household, 2, cipher, husband), 0);

        checkConsents.everything();

        awaitOutcome(recordId, "UNMATCHED");
        probe.await(FactWithdrawn.class, f -> f.source().recordId().equals(recordId));
    }

    @Test
    void theDepartmentLearnsOfWhomItMayAskAndThatIsRecorded() {
        Someone neighbour = Someone.anyPerson("=武大郎").consentingUntil(today.minusDays(1));
        Someone spouse = wife.consentingUntil(today);
        register(1, husband.consentingUntil(today), spouse, child);
        String other = "h-" + UUID.randomUUID();
        probe.say(Someone.household(other, 1, cipher, neighbour));
        awaitIndexed(other, neighbour);

        String list = desk.text("/feeds/deposits/consented?division=421281100");

        assertThat(list).startsWith("\uFEFF身份证号,姓名");
        assertThat(list.lines())
                .contains(husband.idNo() + ",鲁智深", wife.idNo() + ",林娘子", child.idNo() + ",林小宝")
                .noneMatch(line -> line.contains(neighbour.idNo()));
        assertThat(desk.text("/feeds/deposits/consented?division=421281100202")).doesNotContain(husband.idNo());
        var seen = accessLog
                .find(
                        DivisionScope.of("421281"),
                        new AccessLog.Filter(Optional.of("bank"), Optional.of("consented-persons"), Optional.empty()),
                        new PageRequest(0, 10))
                .await()
                .indefinitely();
        assertThat(seen.items())
                .anySatisfy(entry -> assertThat(entry.subject())
                        .isEqualTo(new AccessLog.Subject("consented-persons", "deposits", "421281100000")))
                .allSatisfy(entry -> assertThat(entry.fields()).isEqualTo(List.of("idNo", "name")));
    }

    @Test
    void nobodyElseLearnsIt() {
        register(1, husband);

        assertThat(desk.get("/feeds/real-estate/consented?division=421281").status())
                .as("another department's")
                .isEqualTo(403);
        assertThat(desk.get("/feeds/deposits/consented?division=420101").status())
                .as("another county")
                .isEqualTo(422);
        assertThat(desk.get("/feeds/no-such/consented").status()).isEqualTo(404);
    }

    @Test
    @TestSecurity(
            user = "worker",
            roles = "village-worker",
            attributes = @SecurityAttribute(key = "division", value = "421281100201"))
    void aVillageWorkerDoesNotLearnIt() {
        assertThat(desk.get("/feeds/deposits/consented?division=421281100201").status())
                .isEqualTo(403);
    }

    @Test
    @TestSecurity(
            user = "staff",
            roles = "monitoring-staff",
            attributes = @SecurityAttribute(key = "division", value = "421281000000"))
    void whatNeedsNoConsentHasNoSuchList() {
        register(1, husband);

        assertThat(desk.get("/feeds/deaths/consented?division=421281").status()).isEqualTo(422);
    }

    private void register(long version, Someone... people) {
        probe.say(Someone.household(household, version, cipher, people));
        awaitIndexed(household, people);
    }

    private void awaitIndexed(String householdId, Someone... people) {
        boolean consents = List.of(people).stream()
                .filter(person -> person != child)
                .allMatch(person -> covers(person.consentsUntil()));
        for (Someone person : people) {
            Await.until("indexed", () -> index.person(person.personId()).isPresent());
        }
        Await.until(
                "consents as said",
                () -> index.consents().queryable(householdId, today).findAny().isPresent() == consents);
    }

    private boolean covers(@Nullable LocalDate until) {
        return until != null && !until.isBefore(today);
    }

    /** @param rest the last columns, when they are not the usual */
    private static byte[] deposit(Someone person, String rest) {
        String row = String.join(
                ",",
                person.idNo(),
                person.name(),
                "农商行" + UUID.randomUUID().toString().substring(0, 8),
                "123456.00",
                "2026-04-01",
                rest.isEmpty() ? "存款," : rest.contains(",") ? rest : rest + ",");
        return (HEADER + row + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String send(byte[] file) {
        JsonNode batch = desk.sendAndFollow("deposits", file);
        assertThat(batch.at("/counts/quarantined").asInt()).as(batch.toString()).isZero();
        return batch.path("batchId").asText() + ":2";
    }

    private JsonNode record(String recordId) {
        return desk.get("/records/" + recordId).body();
    }

    private JsonNode awaitOutcome(String recordId, String outcome) {
        return Await.value(
                outcome,
                () -> Optional.of(record(recordId))
                        .filter(record -> record.path("outcome").asText().equals(outcome)));
    }
}
