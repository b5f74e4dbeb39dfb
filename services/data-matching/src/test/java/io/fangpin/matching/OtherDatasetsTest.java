package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class OtherDatasetsTest {
    private static final String WATER = "行政区划代码,供水工程编号,指标,开始日期,年内累计中断天数,人均日供水量(升),操作类型,数据性质\n";

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    private final Desk desk = new Desk();

    @AutoClose
    private final KafkaProbe probe = new KafkaProbe();

    @Test
    @TestSecurity(
            user = "water",
            roles = "feed-pusher",
            attributes = {
                @SecurityAttribute(key = "department", value = "WATER"),
                @SecurityAttribute(key = "division", value = "421281000000")
            })
    void aRowAboutAVillageIsAFactOfEachHouseholdThereAndIsWithdrawnFromEach() {
        String one = household(Someone.anyPerson("周一"));
        String other = household(Someone.anyPerson("郑二"));

        JsonNode batch = desk.sendAndFollow("water-supply", water("421281100201,SC-1,供水中断,2026-03-02,40,18.5,,合成\n"));

        assertThat(batch.at("/counts/matched").asInt()).isEqualTo(1);
        FactRecorded fact = probe.await(FactRecorded.class, f -> f.householdId().equals(one))
                .data();
        assertThat(fact.kind()).isEqualTo(new FactKind("WATER_SUPPLY"));
        assertThat(fact.personId()).isNull();
        assertThat(fact.match().method()).isEqualTo("DIVISION");
        assertThat(fact.values())
                .containsEntry("interrupted_days", 40)
                .containsEntry("litres_per_person_day", 18.5)
                .containsEntry("indicator", "INTERRUPTION");
        probe.await(FactRecorded.class, f -> f.householdId().equals(other));

        desk.sendAndFollow("water-supply", water("421281100201,SC-1,供水中断,2026-03-02,40,18.5,撤销,合成\n"));

        probe.await(FactWithdrawn.class, f -> f.factId().equals(fact.factId()));
        probe.await(FactWithdrawn.class, f -> f.householdId().equals(other));
    }

    @Test
    @TestSecurity(
            user = "water",
            roles = "feed-pusher",
            attributes = {
                @SecurityAttribute(key = "department", value = "WATER"),
                @SecurityAttribute(key = "division", value = "421281000000")
            })
    void aVillageWithoutHouseholdsIsNobodys() {
        household(Someone.anyPerson("吴三"));

        JsonNode batch = desk.sendAndFollow("water-supply", water("421281999999,SC-2,供水中断,2026-03-02,1,,,合成\n"));

        assertThat(batch.at("/reasons/VILLAGE_EMPTY").asInt()).isEqualTo(1);
    }

    @Test
    @TestSecurity(user = "petitions", roles = "feed-pusher")
    void aTemplateAndAWrittenContractCanBeFetchedOfEveryDataset() {
        for (JsonNode contract : desk.get("/feeds").body()) {
            String dataset = contract.path("dataset").asText();
            assertThat(desk.text("/feeds/" + dataset + "/template.xlsx")).startsWith("PK");
            assertThat(desk.text("/feeds/" + dataset + "/contract.md"))
                    .contains(contract.path("titleZh").asText());
        }
    }

    private String household(Someone member) {
        String householdId = UUID.randomUUID().toString();
        probe.say(Someone.household(householdId, 1, cipher, member));
        Await.until("indexed", () -> index.knows(cipher.hash(member.idNo())));
        return householdId;
    }

    private static byte[] water(String row) {
        return (WATER + row).getBytes(StandardCharsets.UTF_8);
    }
}
