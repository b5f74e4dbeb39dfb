package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.Desk.Answer;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.BatchReceived;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
@TestSecurity(
        user = "medical",
        roles = "feed-pusher",
        attributes = {
            @SecurityAttribute(key = "department", value = "MEDICAL_INSURANCE"),
            @SecurityAttribute(key = "division", value = "421281000000")
        })
class DepartmentFeedTest {
    private static final String MEDICAL = "medical-settlements";
    private static final String HEADER = "身份证号,姓名,年度,住院累计个人自付(元),参保状态,主要诊断,操作类型,数据性质\n";

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    private final Desk desk = new Desk();
    private final String householdId = UUID.randomUUID().toString();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    private void register(long version, Someone... members) {
        HouseholdSnapshot household = Someone.household(householdId, version, cipher, members);
        probe.say(household);
        for (Someone member : members) {
            Await.until("indexed", () -> index.knows(cipher.hash(member.idNo())));
        }
    }

    private static String row(String idNo, String name, String yuan) {
        return row(idNo, name, yuan, "");
    }

    private static String row(String idNo, String name, String yuan, String operation) {
        return "%s,%s,2026,%s,城乡居民医保,慢性肾功能不全,%s,合成\n".formatted(idNo, name, yuan, operation);
    }

    private static byte[] csv(Charset charset, String... rows) {
        return (HEADER + String.join("", rows)).getBytes(charset);
    }

    private static byte[] csv(String... rows) {
        return csv(StandardCharsets.UTF_8, rows);
    }

    @Test
    void makesFactsOfTheRowsOfRegisteredPeopleAndCountsEveryRow() {
        Someone zhang = Someone.anyPerson("张建国");
        Someone dilnur = Someone.anyPerson("迪丽努尔·买买提");
        register(1, zhang, dilnur);

        Answer answer = desk.sendCsv(
                MEDICAL,
                csv(
                        row(zhang.idNo(), "张建国", "6200.50"),
                        row(dilnur.shortIdNo(), "迪丽努尔 • 买买提", "310"),
                        row(zhang.idNo(), "李四", "1"),
                        row(Someone.anyPerson("王五").idNo(), "王五", "2"),
                        row(wrongCheckDigit(zhang.idNo()), "张建国", "3"),
                        row(zhang.idNo(), "张建国", "-5")));

        assertThat(answer.status()).isEqualTo(202);
        String batchId = answer.body().path("batchId").asText();
        assertThat(answer.location().orElseThrow()).endsWith("/batches/" + batchId);
        JsonNode batch = desk.follow(batchId, "COMPLETED");
        assertThat(batch.at("/counts/rows").asInt()).isEqualTo(6);
        assertThat(batch.at("/counts/matched").asInt()).isEqualTo(3);
        assertThat(batch.at("/counts/unmatched").asInt()).isEqualTo(2);
        assertThat(batch.at("/counts/quarantined").asInt()).isEqualTo(1);
        assertThat(batch.at("/counts/pending").asInt()).isZero();
        assertThat(batch.at("/reasons/NAME_DIFFERS").asInt()).isEqualTo(1);
        assertThat(batch.at("/reasons/ID_UNKNOWN").asInt()).isEqualTo(1);
        assertThat(batch.path("synthetic").asBoolean()).isTrue();

        // The row with the wrong check digit is his, too, and may be told first: it has another key.
        FactRecorded fact = probe.await(
                        FactRecorded.class,
                        f -> zhang.personId().equals(f.personId())
                                && f.source().recordId().equals(batchId + ":2"))
                .data();
        assertThat(fact.kind()).isEqualTo(FactKind.MEDICAL_OUT_OF_POCKET);
        assertThat(fact.householdId()).isEqualTo(householdId);
        assertThat(fact.values())
                .containsEntry("inpatient_self_pay_fen", 620050)
                .containsEntry("year", 2026);
        assertThat(fact.values()).doesNotContainKeys("id_no", "name");
        assertThat(fact.values().get("diagnosis").toString()).startsWith("fp1.");
        assertThat(fact.version()).matches("2026-03-\\d{10}-\\d{8}");
        assertThat(fact.source().recordId()).isEqualTo(batchId + ":2");
        assertThat(fact.synthetic()).isTrue();
        probe.await(FactRecorded.class, f -> dilnur.personId().equals(f.personId()));
        probe.await(BatchReceived.class, b -> b.batchId().equals(batchId));
        probe.await(
                BatchCompleted.class,
                b -> b.batchId().equals(batchId) && b.counts().matched() == 3);
    }

    @Test
    void readsGb18030AsWellAsUtf8() {
        Someone person = Someone.anyPerson("龙㛃");
        register(1, person);

        JsonNode batch = desk.sendAndFollow(MEDICAL, csv(Charset.forName("GB18030"), row(person.idNo(), "龙㛃", "1")));

        assertThat(batch.at("/counts/matched").asInt()).isEqualTo(1);
    }

    @Test
    void aCorrectionReplacesTheFactAndAWithdrawalTakesItBack() {
        Someone person = Someone.anyPerson("赵六");
        register(1, person);
        desk.sendAndFollow(MEDICAL, csv(row(person.idNo(), "赵六", "100")));

        desk.sendAndFollow(MEDICAL, csv(row(person.idNo(), "赵六", "200")));
        desk.sendAndFollow(MEDICAL, csv(row(person.idNo(), "赵六", "200", "撤销")));

        var facts = probe.awaitAll(FactRecorded.class, f -> person.personId().equals(f.personId()), 2);
        var withdrawn = probe.await(FactWithdrawn.class, f -> person.personId().equals(f.personId()))
                .data();
        assertThat(facts.get(0).data().factId())
                .isEqualTo(facts.get(1).data().factId())
                .isEqualTo(withdrawn.factId());
        assertThat(facts.get(0).data().version()).isLessThan(facts.get(1).data().version());
        assertThat(facts.get(1).data().version()).isLessThan(withdrawn.version());
    }

    private static String wrongCheckDigit(String idNo) {
        char last = idNo.charAt(17);
        return idNo.substring(0, 17) + (last == '5' ? '6' : '5');
    }
}
