package io.fangpin.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.local.FangpinService;
import io.fangpin.local.LocalOptions;
import io.fangpin.local.LocalPlatform;
import io.fangpin.local.Progress;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SimulationSummary;
import io.fangpin.simulation.SyntheticCounty;
import io.fangpin.simulation.Truth;
import io.fangpin.simulation.load.CountyLoader;
import io.fangpin.simulation.load.LoadResult;
import io.fangpin.simulation.load.PlatformAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The whole platform on real PostgreSQL, Kafka and Keycloak, driven from outside: a synthetic county of 2,000
 * households and three months goes in through the departments' doors, cases are worked, money is paid, and at the end
 * the sums must be those that the simulation knows. The methods are chapters and run in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryTest {

    private static final int HOUSEHOLDS = Integer.getInteger("fangpin.story.households", 2_000);
    private static final int MONTHS = 3;
    /** How long Kafka and PostgreSQL are away while a month's files come in. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("fangpin.story.outage-seconds", 15));

    private static final int CASES_TO_WALK = 4;
    /** Rules that judge the household as a whole; their alerts name no person. */
    private static final Set<String> OF_THE_HOUSEHOLD = Set.of("R-INC-1", "R-LAB-1", "R-HOU-1");

    private static final String COUNTY = "421281000000";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private LocalPlatform platform;
    private Accounts accounts;
    private Path county;
    private SimulationSummary expected;
    private List<Truth> truth;
    private final LocalDate today = LocalDate.now(CHINA);
    private final List<JsonNode> walked = new ArrayList<>();

    @BeforeAll
    void start() throws IOException {
        platform = LocalPlatform.start(LocalOptions.ephemeral(), new Progress(System.out));
        accounts = new Accounts(platform.keycloak());
        county = Files.createTempDirectory("fangpin-county");
        SimulationOptions options =
                SimulationOptions.usual(today).withHouseholds(HOUSEHOLDS).withMonths(MONTHS);
        expected = SyntheticCounty.generate(options, county);
        try (Stream<Truth> lines = Truth.read(county)) {
            truth = lines.toList();
        }
    }

    @AfterAll
    void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    @Order(1)
    void everyRowThatDepartmentsSendIsAccountedForThoughKafkaAndPostgresAreAwayMeanwhile() {
        List<String> months =
                expected.options().periods().stream().map(Object::toString).toList();
        CountyLoader loader = loader();
        int divisions = loader.loadDivisions(county);
        List<LoadResult.Registration> register = loader.loadRegister(county);
        List<LoadResult.Batch> batches = new ArrayList<>(loader.loadMonth(county, months.get(0)));
        batches.addAll(loadDuringOutage(loader, months.get(1), platform::stopKafka, platform::startKafka));
        batches.addAll(loadDuringOutage(loader, months.get(2), platform::stopPostgres, platform::startPostgres));

        LoadResult loaded = new LoadResult(divisions, register, batches, Duration.ZERO, Duration.ZERO);
        assertThat(loaded.differences(expected)).isEmpty();
        assertThat(loaded.batches())
                .allSatisfy(batch ->
                        assertThat(batch.rows()).isEqualTo(batch.matched() + batch.unmatched() + batch.quarantined()));
    }

    @Test
    @Order(2)
    void everyTrueShockHasItsAlertAndNothingElseHas() {
        Set<String> wanted = expectedAlerts();

        Eventually.is("alerts as the truth wants them", wanted, this::raisedAlerts);
    }

    @Test
    @Order(3)
    void everyHouseholdWithAnAlertHasOneCase() {
        Set<String> households = alerts().stream()
                .map(alert -> alert.path("householdId").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        Eventually.is(
                "households with a case",
                households,
                () -> cases().stream()
                        .map(one -> one.path("householdId").asText())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(cases()).hasSameSizeAs(households);
    }

    @Test
    @Order(4)
    void casesWalkFromClueToAnAgreedPlan() {
        registerFunds();
        for (JsonNode one : casesWithFeedEvidence().subList(0, CASES_TO_WALK)) {
            String village = one.path("divisionCode").asText();
            CaseWalk walk = new CaseWalk(
                    url(FangpinService.ASSISTANCE),
                    today,
                    accounts.of("village-worker", village),
                    accounts.of("township-reviewer", village.substring(0, 9) + "000"),
                    accounts.demo("chen.xian"));
            walked.add(walk.toAgreedPlan(
                    one.path("caseId").asText(),
                    head(one.path("householdId").asText()),
                    String.valueOf(today.getYear())));
        }

        assertThat(walked)
                .allSatisfy(one -> assertThat(one.path("state").asText()).isEqualTo("PLANNED"));
        assertThat(walked)
                .allSatisfy(one -> Eventually.is(
                        "monitored status",
                        "MONITORED",
                        () -> household(one.path("householdId").asText())
                                .path("monitoredStatus")
                                .asText()));
    }

    @Test
    @Order(5)
    void agreedCashIsPaidAndEachPaymentLeadsBackToItsFeedRow() {
        Person finance = accounts.demo("qian.caizheng");
        String funds = url(FangpinService.FUNDS);
        Eventually.is(
                "orders", walked.size(), () -> finance.all(funds + "/payments").size());
        for (JsonNode payment : finance.all(funds + "/payments")) {
            finance.post(
                    funds + "/payments/" + payment.path("paymentId").asText() + "/approve",
                    Map.of("version", payment.path("version").asLong()));
        }
        JsonNode batch = finance.post(funds + "/bank-batches", Map.of());
        List<String> numbers = finance.all(funds + "/payments").stream()
                .map(p -> p.path("paymentNo").asText())
                .toList();
        StringBuilder answer = new StringBuilder("付款编号,结果,失败原因\n");
        for (int i = 0; i < numbers.size(); i++) {
            answer.append(numbers.get(i)).append(i == 0 ? ",失败,账户状态异常\n" : ",成功,\n");
        }
        Person.ok(finance.postText(
                funds + "/bank-batches/" + batch.path("bankBatchId").asText() + "/return-file",
                "text/csv",
                answer.toString()));

        List<JsonNode> payments = finance.all(funds + "/payments");
        assertThat(payments.stream().map(p -> p.path("state").asText()))
                .containsOnlyOnce("RETURNED")
                .hasSize(CASES_TO_WALK)
                .containsOnly("PAID", "RETURNED");
        assertThat(payments).allSatisfy(this::leadsBackToItsFeedRow);
        JsonNode summary = finance.get(funds + "/funds/summary");
        assertThat(summary.path("paidFen").asLong()).isEqualTo((CASES_TO_WALK - 1) * CaseWalk.BENEFIT_FEN);
        assertThat(finance.get(funds + "/ledger/check").path("ok").asBoolean()).isTrue();
    }

    @Test
    @Order(6)
    void theConsoleShowsAVillageWorkerOnlyTheVillageAndTheCountyEverythingLive() {
        JsonNode one = cases().stream()
                .filter(c -> c.path("state").asText().equals("CLUE"))
                .findFirst()
                .orElseThrow();
        String village = one.path("divisionCode").asText();
        long ofVillage = cases().stream()
                .filter(c -> c.path("divisionCode").asText().equals(village))
                .count();
        Person worker = accounts.of("village-worker", village);

        try (Browsers browsers = new Browsers(url(FangpinService.DASHBOARD))) {
            browsers.villageWorkerTakesAStepThatTheCountySeesLive(
                    worker.login(), one.path("caseId").asText(), ofVillage, cases().size());
        }
    }

    @Test
    @Order(7)
    void twoPersonsDecideWhoseADoubtfulRowIsAndWithWhichWeightsRowsAreWeighed() {
        String matching = url(FangpinService.MATCHING);
        Person sun = accounts.demo("sun.jiance");
        Person second = accounts.of("monitoring-staff", COUNTY);
        String weights = sun.post(matching + "/matching-parameters", Map.of())
                .path("version")
                .asText();
        second.post(matching + "/matching-parameters/" + weights + "/publication", Map.of());
        Truth.Shock ill = anIllness();
        Map<String, String> row = FeedFile.row(county, ill.rows().getFirst());
        row.put("姓名", "欧阳无名");

        String sending = new Topics(platform.kafka().bootstrapServers())
                .submitRows("medical-settlements", ill.rows().getFirst().period(), COUNTY, List.of(row));
        String record = Eventually.found(
                        "the batch that came through Kafka",
                        () -> sun.all(matching + "/batches?dataset=medical-settlements").stream()
                                .filter(batch -> batch.path("fileName").asText().equals(sending))
                                .filter(batch -> batch.path("state").asText().equals("COMPLETED"))
                                .map(batch -> batch.path("batchId").asText())
                                .findFirst())
                + ":1";
        JsonNode candidate = sun.get(matching + "/reviews/" + record).at("/candidates/0");
        String ruling = sun.post(
                        matching + "/reviews/" + record + "/rulings",
                        Map.of(
                                "verdict", "SAME",
                                "personId", candidate.path("personId").asText(),
                                "note", "电话核实，系曾用名"))
                .path("rulingId")
                .asText();
        second.post(matching + "/rulings/" + ruling + "/decision", Map.of("agrees", true));

        Eventually.is(
                "how the row found its person",
                "RULING",
                () -> sun.get(matching + "/records/" + record)
                        .at("/match/method")
                        .asText());
        assertThat(household(candidate.path("householdId").asText())
                        .path("householdNo")
                        .asText())
                .isEqualTo(ill.householdNo());
        Eventually.is(
                "weights that decide",
                weights,
                () -> sun.get(matching + "/matching-parameters").path("inForce").asText());
    }

    @Test
    @Order(8)
    void waterThatFailsInAVillageIsOneTaskThereAndNoCaseOfItsHouseholds() {
        Person sun = accounts.demo("sun.jiance");
        String assistance = url(FangpinService.ASSISTANCE);
        String village = alerts().getFirst().path("divisionCode").asText();
        long cases = sun.get(assistance + "/cases/summary").path("total").asLong();

        new Topics(platform.kafka().bootstrapServers())
                .submitRows(
                        "water-supply",
                        anIllness().rows().getFirst().period(),
                        COUNTY,
                        List.of(Map.of(
                                "行政区划代码",
                                village,
                                "供水工程编号",
                                "SC-STORY",
                                "指标",
                                "水质不达标",
                                "开始日期",
                                LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())));
        JsonNode task = Eventually.found(
                "the village's task",
                () -> sun.all(assistance + "/village-tasks?division=" + village).stream()
                        .findFirst());

        assertThat(task.path("ruleCodes").path(0).asText()).isEqualTo("R-WAT-4");
        assertThat(task.path("householdsHit").asLong()).isPositive();
        assertThat(sun.get(assistance + "/cases/summary").path("total").asLong())
                .isEqualTo(cases);
    }

    @Test
    @Order(9)
    void replayingEveryFileAndTopicChangesNothing() {
        Topics topics = new Topics(platform.kafka().bootstrapServers());
        settle(topics);
        Map<String, Object> before = sums();

        LoadResult again = loader().load(county);
        assertThat(again.batches())
                .allSatisfy(batch -> assertThat(batch.duplicate()).isTrue());
        for (String topic : replayed()) {
            assertThat(topics.sayAgain(topic)).as(topic).isPositive();
        }
        settle(topics);

        assertThat(sums()).isEqualTo(before);
    }

    /** An illness that the medical bureau's file showed. */
    private Truth.Shock anIllness() {
        return truth.stream()
                .filter(Truth.Shock.class::isInstance)
                .map(Truth.Shock.class::cast)
                .filter(shock -> shock.kind() == Truth.ShockKind.ILLNESS && shock.carried())
                .findFirst()
                .orElseThrow();
    }

    /** The server goes when the month's first file has come in, and comes back after services noticed. */
    private List<LoadResult.Batch> loadDuringOutage(CountyLoader loader, String month, Runnable stop, Runnable start) {
        Person monitor = accounts.demo("sun.jiance");
        String matching = url(FangpinService.MATCHING);
        CompletableFuture<List<LoadResult.Batch>> loading =
                CompletableFuture.supplyAsync(() -> loader.loadMonth(county, month));
        Eventually.is(
                "a batch of " + month,
                true,
                () -> monitor.get(matching + "/batches?size=1&period=" + month)
                                .path("total")
                                .asLong()
                        > 0);
        stop.run();
        Eventually.lasts(OUTAGE);
        assertThat(Person.status(matching + "/q/health/ready")).isEqualTo(503);
        start.run();
        return loading.join();
    }

    private static Set<String> replayed() {
        return io.fangpin.schemas.Topics.all().stream()
                .map(io.fangpin.schemas.Topics.Topic::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Waits until no consumer reads on and nothing new is said. Transaction markers keep the lag above zero for ever. */
    private static void settle(Topics topics) {
        Eventually.holdsSteady("consumers and topics stand still", () -> topics.settled(replayed()));
    }

    /** The numbers that a replay must not move. */
    private Map<String, Object> sums() {
        Person admin = accounts.demo("admin.fangpin");
        Person finance = accounts.demo("qian.caizheng");
        Map<String, Object> sums = new LinkedHashMap<>();
        sums.put("alerts", raisedAlerts());
        sums.put(
                "alert versions",
                alerts().stream()
                        .collect(Collectors.toMap(
                                a -> a.path("alertId").asText(),
                                a -> a.path("version").asLong())));
        sums.put(
                "cases",
                cases().stream()
                        .collect(Collectors.toMap(
                                c -> c.path("caseId").asText(),
                                c -> c.path("state").asText())));
        sums.put(
                "batches",
                admin.all(url(FangpinService.MATCHING) + "/batches").stream()
                        .collect(Collectors.toMap(
                                b -> b.path("batchId").asText(),
                                b -> b.path("counts").toString())));
        sums.put(
                "payments",
                finance.all(url(FangpinService.FUNDS) + "/payments").stream()
                        .collect(Collectors.toMap(
                                p -> p.path("paymentNo").asText(),
                                p -> p.path("state").asText())));
        sums.put(
                "refusals", finance.all(url(FangpinService.FUNDS) + "/refusals").size());
        sums.put("ledger", finance.get(url(FangpinService.FUNDS) + "/ledger/check"));
        sums.put(
                "households",
                admin.get(url(FangpinService.REGISTRY) + "/households?size=1")
                        .path("total")
                        .asLong());
        return sums;
    }

    private void leadsBackToItsFeedRow(JsonNode payment) {
        Person county = accounts.demo("sun.jiance");
        JsonNode file = county.get(url(FangpinService.ASSISTANCE) + "/cases/"
                + payment.path("caseId").asText());
        assertThat(file.path("plan").path("measures").findValuesAsText("measureId"))
                .contains(payment.path("measureId").asText());
        List<String> recordIds = new ArrayList<>();
        for (JsonNode alertId : payment.path("alertIds")) {
            JsonNode alert = county.get(url(FangpinService.RISK) + "/alerts/" + alertId.asText());
            recordIds.addAll(alert.findValuesAsText("recordId"));
        }
        assertThat(recordIds).isNotEmpty().allSatisfy(recordId -> {
            JsonNode row = county.get(url(FangpinService.MATCHING) + "/records/" + recordId);
            assertThat(row.path("householdId").asText())
                    .isEqualTo(payment.path("householdId").asText());
            assertThat(row.path("factId").asText()).isNotEmpty();
        });
    }

    private void registerFunds() {
        Person finance = accounts.demo("qian.caizheng");
        String funds = url(FangpinService.FUNDS);
        String source = finance.post(
                        funds + "/fund-sources",
                        Map.of(
                                "titleZh",
                                "合成衔接资金",
                                "level",
                                "COUNTY",
                                "year",
                                today.getYear(),
                                "divisionCode",
                                COUNTY,
                                "amountFen",
                                100_000_000,
                                "documentNo",
                                "合成〔" + today.getYear() + "〕1号",
                                "synthetic",
                                true))
                .path("fundSourceId")
                .asText();
        String project = finance.post(
                        funds + "/projects",
                        Map.of(
                                "titleZh",
                                "合成防贫临时救助项目",
                                "divisionCode",
                                COUNTY,
                                "benefitCodes",
                                List.of(CaseWalk.BENEFIT),
                                "synthetic",
                                true))
                .path("projectId")
                .asText();
        finance.post(
                funds + "/allocations", Map.of("fundSourceId", source, "projectId", project, "amountFen", 50_000_000));
    }

    /** Rule and person (or household) of everything the truth says must have been raised. */
    private Set<String> expectedAlerts() {
        Set<String> wanted = new TreeSet<>();
        for (Truth line : truth) {
            switch (line) {
                case Truth.Standing s ->
                    s.expectedRules().forEach(rule -> wanted.add(rule + " " + s.householdNo() + " " + s.personNo()));
                case Truth.Shock s
                when s.carried() ->
                    s.expectedRules()
                            .forEach(rule -> wanted.add(rule + " " + s.householdNo() + " "
                                    + (OF_THE_HOUSEHOLD.contains(rule) ? null : s.personNo())));
                case Truth.Shock s -> {}
                case Truth.Noise n -> {}
            }
        }
        return wanted;
    }

    private Set<String> raisedAlerts() {
        Set<String> raised = new TreeSet<>();
        for (JsonNode alert : alerts()) {
            JsonNode household = household(alert.path("householdId").asText());
            String person = null;
            for (JsonNode member : household.path("members")) {
                if (member.path("personId")
                        .asText()
                        .equals(alert.path("personId").asText())) {
                    person = member.path("personNo").asText();
                }
            }
            raised.add(alert.path("ruleCode").asText() + " "
                    + household.path("householdNo").asText() + " " + person);
        }
        return raised;
    }

    private final Map<String, JsonNode> households = new HashMap<>();

    private JsonNode household(String id) {
        JsonNode known = households.get(id);
        if (known == null || !known.path("monitoredStatus").asText().equals("MONITORED")) {
            known = accounts.demo("sun.jiance").get(url(FangpinService.REGISTRY) + "/households/" + id);
            households.put(id, known);
        }
        return known;
    }

    private String head(String householdId) {
        for (JsonNode member : household(householdId).path("members")) {
            if (member.path("relationToHead").asText().equals("02")
                    && member.path("status").asText().equals("ACTIVE")) {
                return member.path("personId").asText();
            }
        }
        throw new AssertionError("household without a head: " + householdId);
    }

    private List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        for (String state : List.of("OPEN", "CLEARED")) {
            alerts.addAll(accounts.demo("sun.jiance").all(url(FangpinService.RISK) + "/alerts?state=" + state));
        }
        return alerts;
    }

    private List<JsonNode> cases() {
        return accounts.demo("sun.jiance").all(url(FangpinService.ASSISTANCE) + "/cases");
    }

    /** Cases whose every alert rests on a feed row and whose head can receive money, one per household. */
    private List<JsonNode> casesWithFeedEvidence() {
        Map<String, List<JsonNode>> byHousehold = alerts().stream()
                .collect(Collectors.groupingBy(a -> a.path("householdId").asText()));
        List<JsonNode> fitting = cases().stream()
                .filter(one -> byHousehold.get(one.path("householdId").asText()).stream()
                        .allMatch(alert -> !alert.findValuesAsText("recordId").isEmpty()))
                .filter(one ->
                        household(one.path("householdId").asText()).path("members").findValuesAsText("status").stream()
                                .allMatch("ACTIVE"::equals))
                .toList();
        assertThat(fitting).hasSizeGreaterThanOrEqualTo(CASES_TO_WALK);
        return fitting;
    }

    private CountyLoader loader() {
        return new CountyLoader(
                PlatformAccess.demo(
                        URI.create(platform.keycloak().issuerUrl()),
                        URI.create(url(FangpinService.REGISTRY)),
                        URI.create(url(FangpinService.MATCHING))),
                step -> {});
    }

    private String url(FangpinService service) {
        return platform.url(service);
    }
}
