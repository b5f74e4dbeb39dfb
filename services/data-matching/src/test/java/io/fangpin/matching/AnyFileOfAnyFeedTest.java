package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.Desk.Answer;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Consent;
import io.fangpin.schemas.contracts.DatasetContract.Subject;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.contracts.FieldType;
import io.fangpin.schemas.matching.FactRecorded;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of every dataset with good, contradictory and broken rows: each row is accounted for, and the service goes on. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
@TestSecurity(
        user = "monitor",
        roles = "monitoring-staff",
        attributes = @SecurityAttribute(key = "division", value = "421281000000"))
class AnyFileOfAnyFeedTest {
    private static final long SEED = 20_260_301;
    private static final int BROKEN_ROWS = 12;
    private static final int EARLIER_ROW = 2;
    private static final int LATER_ROW = 3;
    private static final String EMPTY_VILLAGE = "421281999998";
    private static final List<String> GARBAGE = List.of(
            "",
            " ",
            "=1+1",
            "@SUM(A1)",
            "NaN",
            "1e999",
            "-0",
            "-1",
            "2026-02-31",
            "0000-00-00",
            "9999-12-31",
            "99999999999999999999",
            "\u0001",
            "\ud83d\ude00",
            "\u202e张三",
            "a\"b",
            "a\nb",
            "'; drop table batch; --",
            "字".repeat(11_000),
            "１２３",
            "null",
            "{}",
            "\\u0000",
            "%00",
            "421281199001011230");
    private static final List<String> FILE_NAMES = List.of(
            "../../etc/passwd",
            "..\\..\\boot.ini",
            "a\"b'c.csv",
            "a\nb\r\nSet-Cookie: x.csv",
            "长".repeat(300),
            "/",
            "..",
            ".",
            "C:\\",
            "\u202egnp.csv",
            "\u0000.csv",
            "\ud83d\ude00".repeat(150),
            "<script>.csv",
            "%2e%2e%2f",
            " ");

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final Desk desk = new Desk();
    private final Someone person = Someone.anyPerson("万有").consentingUntil(today.plusYears(1));
    private final Someone silent = Someone.anyPerson("不言");
    private final Someone dead = Someone.anyPerson("已故").deceased();
    private final Someone unborn = Someone.bornOn("未生", LocalDate.of(2026, 6, 1));
    private final Someone stranger = Someone.anyPerson("无名");
    private final String household = "h-" + UUID.randomUUID();
    private KafkaProbe probe;

    @BeforeEach
    void registerHouseholds() {
        probe = new KafkaProbe();
        probe.say(
                Someone.household(household, 1, cipher, person),
                Someone.household("h-" + UUID.randomUUID(), 1, cipher, silent),
                Someone.household("h-" + UUID.randomUUID(), 1, cipher, dead),
                Someone.household("h-" + UUID.randomUUID(), 1, cipher, unborn));
        Await.until(
                "indexed",
                () -> List.of(person, silent, dead, unborn).stream()
                        .allMatch(one -> index.person(one.personId()).isPresent()));
        Await.until(
                "consented",
                () -> index.consents().queryable(household, today).findAny().isPresent());
    }

    @AfterEach
    void hangUp() {
        probe.close();
    }

    @Test
    void eachRowOfEachFileIsAccountedForAndTheLaterOfTwoCounts() {
        Map<DatasetContract, String> sent = new LinkedHashMap<>();
        for (DatasetContract contract : DatasetContracts.load().feeds()) {
            sent.put(contract, send(contract.dataset(), "a.csv", file(contract)));
        }

        sent.forEach(this::checkCounts);

        Map<String, List<FactRecorded>> facts = facts(Set.copyOf(sent.values()));
        sent.forEach((contract, batchId) -> checkLaterCounts(contract, facts.getOrDefault(batchId, List.of())));
    }

    @Test
    void noFileAndNoFileNameStopsTheService() {
        DatasetContract deaths = DatasetContracts.load().find("deaths").orElseThrow();
        List<String> batches = new ArrayList<>();
        for (int i = 0; i < FILE_NAMES.size(); i++) {
            byte[] file = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(file);
            batches.add(send("deaths", FILE_NAMES.get(i), i % 2 == 0 ? file : file(deaths)));
        }

        for (String batchId : batches) {
            JsonNode batch = ended(batchId);
            String fileName = batch.path("fileName").asText();
            assertThat(fileName)
                    .isNotBlank()
                    .satisfies(name ->
                            assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(200))
                    .doesNotContainPattern("[/\\\\\\p{Cc}\\p{Cf}\\p{Cs}]")
                    .doesNotMatch("\\.+");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(fileName)).isTrue();
        }

        String good = send("deaths", "good.csv", csv(deaths, List.of(row(deaths, person))));
        assertThat(ended(good).at("/counts/matched").asInt()).isEqualTo(1);
    }

    private void checkCounts(DatasetContract contract, String batchId) {
        JsonNode batch = ended(batchId);
        JsonNode counts = batch.path("counts");
        assertThat(batch.path("state").asText()).as(batch.toString()).isEqualTo("COMPLETED");
        assertThat(counts.path("pending").asInt()).isZero();
        assertThat(counts.path("matched").asInt()
                        + counts.path("unmatched").asInt()
                        + counts.path("quarantined").asInt())
                .as(batch.toString())
                .isEqualTo(counts.path("rows").asInt())
                .isEqualTo(people(contract).size() + BROKEN_ROWS + 1);
        assertThat(counts.path("matched").asInt()).as(batch.toString()).isGreaterThanOrEqualTo(2);
        assertThat(batch.at("/reasons/CONSENT_ABSENT").asInt())
                .as(batch.toString())
                .matches(absent -> contract.consent() == Consent.NONE ? absent == 0 : absent >= 1);
    }

    private static void checkLaterCounts(DatasetContract contract, List<FactRecorded> facts) {
        Map<Integer, FactRecorded> byRow = facts.stream()
                .collect(Collectors.toMap(fact -> fact.source().rowNo(), fact -> fact, (one, same) -> one));
        FactRecorded earlier = byRow.get(EARLIER_ROW);
        FactRecorded later = byRow.get(LATER_ROW);
        assertThat(earlier).as(contract.dataset()).isNotNull();
        assertThat(later).as(contract.dataset()).isNotNull();

        assertThat(later.factId()).as(contract.dataset()).isEqualTo(earlier.factId());
        assertThat(facts.stream()
                        .filter(fact -> fact.factId().equals(later.factId()))
                        .max(Comparator.comparing(FactRecorded::version)))
                .hasValueSatisfying(fact ->
                        assertThat(fact.source().rowNo()).as(contract.dataset()).isEqualTo(LATER_ROW));
        contradicted(contract)
                .ifPresent(field -> assertThat(later.values().get(field.name()))
                        .as(contract.dataset() + ' ' + field.name())
                        .isNotEqualTo(earlier.values().get(field.name())));
    }

    /** What was said of this household and of persons, by the batch it came from. */
    private Map<String, List<FactRecorded>> facts(Set<String> batchIds) {
        return probe
                .awaitAll(
                        FactRecorded.class,
                        fact -> batchIds.contains(fact.source().batchId())
                                && fact.householdId().equals(household)
                                && fact.source().rowNo() <= LATER_ROW,
                        2 * batchIds.size())
                .stream()
                .map(event -> event.data())
                .collect(Collectors.groupingBy(fact -> fact.source().batchId()));
    }

    private String send(String dataset, String fileName, byte[] file) {
        Answer answer = desk.send(
                dataset,
                "period=2026-03&division=421281000000&fileName=" + URLEncoder.encode(fileName, StandardCharsets.UTF_8),
                "text/csv",
                file);
        assertThat(answer.status()).as(fileName + answer.body()).isEqualTo(202);
        return answer.body().path("batchId").asText();
    }

    private JsonNode ended(String batchId) {
        JsonNode batch = Await.value(
                "end of batch",
                () -> Optional.of(desk.get("/batches/" + batchId).body())
                        .filter(seen -> Set.of("COMPLETED", "REFUSED")
                                .contains(seen.path("state").asText())));
        if (batch.path("state").asText().equals("REFUSED")) {
            assertThat(batch.at("/refusal/code").asText()).isNotBlank();
        }
        return batch;
    }

    /** Twice the same person with other values, then others, then rows that are broken. */
    private byte[] file(DatasetContract contract) {
        List<List<String>> rows = new ArrayList<>();
        people(contract).forEach(one -> rows.add(row(contract, one)));
        List<String> later = new ArrayList<>(rows.getFirst());
        contradicted(contract).ifPresent(field -> later.set(contract.fields().indexOf(field), other(field)));
        rows.add(1, later);
        for (int i = 0; i < BROKEN_ROWS; i++) {
            List<String> row = new ArrayList<>(row(contract, stranger));
            contract.field("division_code")
                    .ifPresent(division -> row.set(contract.fields().indexOf(division), EMPTY_VILLAGE));
            int broken = random.nextInt(row.size());
            boolean placed = contract.fields().get(broken).name().equals("division_code");
            row.set(placed ? broken + 1 : broken, GARBAGE.get(random.nextInt(GARBAGE.size())));
            rows.add(row);
        }
        return csv(contract, rows);
    }

    private List<Someone> people(DatasetContract contract) {
        return contract.subject() == Subject.VILLAGE
                ? List.of(person)
                : List.of(person, silent, dead, unborn, stranger);
    }

    private static List<String> row(DatasetContract contract, Someone one) {
        return contract.fields().stream()
                .map(field -> switch (field.name()) {
                    case "id_no" -> one.idNo();
                    case "name" -> one.name();
                    case "birth_date" -> one.birthDate().toString();
                    case "division_code" -> Someone.VILLAGE;
                    case "phone", "operation" -> "";
                    case "data_nature" -> "合成";
                    default -> field.exampleZh();
                })
                .toList();
    }

    /** The field in which two rows of one thing differ; none that another field of the row limits. */
    private static Optional<FieldContract> contradicted(DatasetContract contract) {
        return contract.fields().stream()
                .filter(field -> field.part() == FieldContract.Part.OWN
                        && contract.fields().stream()
                                .noneMatch(other -> field.name().equals(other.notAbove()))
                        && !contract.naturalKey().contains(field.name())
                        && !field.sensitive()
                        && Set.of(FieldType.DATE, FieldType.CODE, FieldType.MONEY)
                                .contains(field.type()))
                .findFirst();
    }

    private static String other(FieldContract field) {
        return switch (field.type()) {
            case DATE -> LocalDate.parse(field.exampleZh()).minusDays(1).toString();
            case CODE -> {
                Map<String, String> codes = field.codes() == null ? Map.of() : field.codes();
                String said = codes.getOrDefault(field.exampleZh(), "");
                yield codes.values().stream()
                        .filter(code -> !code.equals(said))
                        .findFirst()
                        .orElse(field.exampleZh());
            }
            default -> field.exampleZh().equals("1") ? "2" : "1";
        };
    }

    private static byte[] csv(DatasetContract contract, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(contract.fields().stream()
                .map(field -> field.headers().getFirst())
                .collect(Collectors.joining(",", "", "\n")));
        rows.forEach(row -> text.append(row.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"))));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
