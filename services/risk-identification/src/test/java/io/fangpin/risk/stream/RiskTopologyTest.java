package io.fangpin.risk.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.testing.MovableClock;
import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.Evaluation;
import io.fangpin.risk.domain.OpenAlert;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventCatalogue;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.risk.RulePackPublished;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The topology as it runs, with its state in RocksDB; days pass as the test says. */
class RiskTopologyTest {
    private static final PolicyInForce POLICY = shipped();

    private static PolicyInForce shipped() {
        PolicyInForce policy = new PolicyInForce(new RulePackCompiler(Fixtures.SHAPES));
        publish(policy);
        return policy;
    }

    private static void publish(PolicyInForce policy) {
        policy.put(new RulePackPublished(
                "000000000000",
                "national-core",
                "1",
                ShippedPolicy.packYaml(),
                "c",
                Fixtures.SHIPPED_NUMBERS,
                "test",
                Fixtures.NOW));
    }

    /** What was said: event type's last word and the alert's rule. */
    private static final class Run implements AutoCloseable {
        private final MovableClock clock;
        private final TopologyTestDriver driver;

        Run(LocalDate today) {
            clock = new MovableClock(today);
            Properties settings = new Properties();
            settings.put("application.id", "test-" + UUID.randomUUID());
            settings.put("bootstrap.servers", "none:1");
            settings.put("state.dir", directory());
            driver = new TopologyTestDriver(
                    RiskTopology.build(
                            new Assessing(POLICY, Fixtures.SHAPES, clock, "/fangpin/risk-identification"),
                            RiskDriver.UNHURRIED),
                    settings,
                    Instant.EPOCH);
        }

        void hear(DomainEvent event) {
            hear(event, null);
        }

        void hear(DomainEvent event, @Nullable String traceparent) {
            ProducerRecord<String, byte[]> record =
                    CloudEvents.toRecord(EventEnvelope.of(UUID.randomUUID().toString(), "/test", Fixtures.NOW, event));
            CloudEvents.trace(record.headers(), traceparent);
            driver.createInputTopic(
                            EventCatalogue.of(event.getClass()).topic(),
                            new StringSerializer(),
                            new ByteArraySerializer())
                    .pipeInput(new TestRecord<>(record.key(), record.value(), record.headers()));
        }

        /** Of the household's first open alert. */
        void noRiskFound(LocalDate today) {
            Optional.ofNullable(profile("H")).stream()
                    .flatMap(known -> known.openAlerts().values().stream())
                    .limit(1)
                    .flatMap(open ->
                            Fixtures.foundNoRisk(
                                    open.alert(), today.atTime(12, 0).toInstant(ZoneOffset.ofHours(8)))
                                    .stream())
                    .forEach(this::hear);
        }

        void dayIs(LocalDate today) {
            clock.setTo(today);
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }

        List<String> said(String topic) {
            return said(topic, CloudEvents.TYPE);
        }

        List<String> said(String topic, String header) {
            List<String> said = new ArrayList<>();
            driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .forEach(record -> said.add(CloudEvents.text(record.headers(), header)));
            return said;
        }

        Profile profile(String household) {
            return driver.<String, Profile>getKeyValueStore(RiskTopology.PROFILES)
                    .get(household);
        }

        @Override
        public void close() {
            driver.close();
        }

        private static String directory() {
            try {
                return Files.createTempDirectory("risk-topology").toString();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final String RAISED = "io.fangpin.risk.alert-raised.v1";
    private static final String REVISED = "io.fangpin.risk.alert-revised.v1";
    private static final String CLEARED = "io.fangpin.risk.alert-cleared.v1";

    @Test
    void monthsOfACumulativeFeedKeepOneAlertAndTellOnlyOfGrowthOfAFifth() {
        try (Run run = new Run(LocalDate.of(2026, 6, 1))) {
            run.hear(Fixtures.household("H", 1, HouseholdType.OUT_OF_POVERTY, null, Fixtures.adult("P1")));
            long[] sums = {300_000, 500_000, 550_000, 599_999, 600_000, 719_999, 720_000};
            for (int month = 0; month < sums.length; month++) {
                run.hear(Fixtures.selfPay("H", "P1", 2026, "0" + month, sums[month]));
            }

            assertThat(run.said(Topics.ALERTS)).containsExactly(RAISED, REVISED, REVISED);
            assertThat(run.said(RiskTopology.ALERT_VALUES)).containsExactly(REVISED, REVISED, REVISED);
            assertThat(run.profile("H").openAlerts()).hasSize(1);
        }
    }

    @Test
    void anAlertAppearsAndClearsWhenOnlyTimePasses() {
        try (Run run = new Run(LocalDate.of(2026, 6, 1))) {
            MemberSnapshot child = Fixtures.member(
                    "P2",
                    LocalDate.of(2009, 7, 1),
                    MemberStatus.ACTIVE,
                    LabourCapacity.NONE,
                    MedicalInsurance.RESIDENT);
            MemberSnapshot small = Fixtures.member(
                    "P3",
                    LocalDate.of(2020, 8, 1),
                    MemberStatus.ACTIVE,
                    LabourCapacity.NONE,
                    MedicalInsurance.RESIDENT);
            run.hear(Fixtures.household("H", 1, HouseholdType.ORDINARY, null, Fixtures.adult("P1"), child, small));
            run.hear(Fixtures.schooling("H", "P2", "1", "DROPPED_OUT"));
            run.hear(Fixtures.schooling("H", "P3", "1", "SUSPECTED_DROPOUT"));
            assertThat(run.said(Topics.ALERTS)).containsExactly(RAISED);

            run.dayIs(LocalDate.of(2026, 7, 1));
            assertThat(run.said(Topics.ALERTS)).containsExactly(CLEARED);
            run.dayIs(LocalDate.of(2026, 8, 1));
            assertThat(run.said(Topics.ALERTS)).containsExactly(RAISED);
        }
    }

    @Test
    void howFarAPolicyHasReachedIsAMetric() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        LocalDate today = LocalDate.of(2026, 6, 1);
        try (Run run = new Run(today)) {
            run.hear(Fixtures.household("H1", 1, HouseholdType.ORDINARY, null, Fixtures.adult("P1")));
            run.hear(Fixtures.household("H2", 1, HouseholdType.ORDINARY, null, Fixtures.adult("P1")));
            run.dayIs(today);
            Gauge behind = meters.get(HouseholdProcessor.BEHIND).gauge();
            assertThat(behind.value()).isZero();

            publish(POLICY);
            assertThat(behind.value()).isEqualTo(1);
            run.dayIs(today);

            assertThat(behind.value()).isZero();
            assertThat(meters.get(Sweep.LOOKED_AT)
                            .tag("because", "policy")
                            .counter()
                            .count())
                    .isEqualTo(2);
        } finally {
            Metrics.removeRegistry(meters);
        }
    }

    @Test
    void anEliminatedHouseholdIsAReturnWhileAnotherAlertIsOpen() {
        try (Run run = new Run(LocalDate.of(2026, 6, 1))) {
            run.hear(Fixtures.household(
                    "H",
                    1,
                    HouseholdType.OUT_OF_POVERTY,
                    MonitoredStatus.ELIMINATED,
                    null,
                    List.of(Fixtures.adult("P1"))));
            assertThat(run.said(Topics.ALERTS)).isEmpty();

            run.hear(Fixtures.selfPay("H", "P1", 2026, "01", 600_000));
            assertThat(run.profile("H").openAlerts().values())
                    .extracting(open -> open.alert().ruleCode())
                    .containsExactlyInAnyOrder("R-MED-1", "R-REP-1");
            run.hear(Fixtures.schooling("H", "P1", "1", "ENROLLED"));
            assertThat(run.profile("H").openAlerts()).hasSize(2);

            run.hear(Fixtures.selfPay("H", "P1", 2026, "02", 100_000));
            assertThat(run.profile("H").openAlerts()).isEmpty();
            assertThat(run.said(Topics.ALERTS)).containsExactly(RAISED, RAISED, CLEARED, CLEARED);
        }
    }

    @Test
    void anAlertBelongsToTheTraceOfItsFactAndOneThatTimeBringsToNone() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        try (Run run = new Run(LocalDate.of(2026, 6, 1))) {
            run.hear(Fixtures.household("H", 1, HouseholdType.OUT_OF_POVERTY, null, Fixtures.adult("P1")));
            run.hear(Fixtures.selfPay("H", "P1", 2026, "01", 600_000), trace);
            assertThat(run.said(Topics.ALERTS, CloudEvents.TRACEPARENT)).containsExactly(trace);

            run.dayIs(LocalDate.of(2027, 6, 1));
            assertThat(run.said(Topics.ALERTS, CloudEvents.TRACEPARENT))
                    .isNotEmpty()
                    .containsOnlyNulls();
        }
    }

    @Test
    void aDeathClearsThePersonsAlertsBeforeTheRegisterKnows() {
        try (Run run = new Run(LocalDate.of(2026, 6, 1))) {
            run.hear(Fixtures.household(
                    "H", 1, HouseholdType.ORDINARY, null, Fixtures.adult("P1"), Fixtures.adult("P2")));
            run.hear(Fixtures.selfPay("H", "P1", 2026, "1", 2_500_000));
            run.hear(Fixtures.fact(FactKind.DEATH, "H", "P1", "-", "1", Map.of("death_date", "2026-05-30")));

            assertThat(run.said(Topics.ALERTS)).containsExactly(RAISED, CLEARED);
        }
    }

    @Test
    void factsWaitForTheirHouseholdAndAValueOfAnotherTypeIsADeadLetter() {
        try (Run run = new Run(LocalDate.of(2026, 6, 1))) {
            run.hear(Fixtures.selfPay("H", "P1", 2026, "1", 2_500_000));
            run.hear(Fixtures.fact(
                    FactKind.MEDICAL_OUT_OF_POCKET,
                    "H",
                    "P1",
                    "2026",
                    "2",
                    Map.of("year", 2026, "inpatient_self_pay_fen", "much", "insurance_status", "RESIDENT")));
            assertThat(run.said(Topics.ALERTS)).isEmpty();
            assertThat(run.said(Topics.deadLetter(Topics.FACTS))).hasSize(1);

            run.hear(Fixtures.household("H", 1, HouseholdType.ORDINARY, null, Fixtures.adult("P1")));
            assertThat(run.said(Topics.ALERTS)).containsExactly(RAISED);
        }
    }

    /** Whatever comes in whatever order, with older versions and repeats: the open alerts are those a fresh look finds. */
    @Property(tries = 20)
    void whatIsOpenStepByStepIsWhatAFreshLookFinds(@ForAll long seed) {
        Random random = new Random(seed);
        LocalDate today = LocalDate.of(2026, 1, 15);
        try (Run run = new Run(today)) {
            for (int step = 0; step < 40; step++) {
                if (random.nextInt(12) == 0) {
                    today = today.plusDays(random.nextInt(60));
                    run.dayIs(today);
                } else if (random.nextInt(8) == 0) {
                    run.noRiskFound(today);
                } else {
                    run.hear(anything(random));
                }
            }

            Profile profile = run.profile("H");
            Map<String, String> fresh = new TreeMap<>();
            Evaluation.evaluate(profile, Fixtures.PACK, Fixtures.NUMBERS, today)
                    .forEach(finding -> fresh.put(finding.alertId(), finding.level() + " " + finding.observedValue()));
            Map<String, String> open = new TreeMap<>();
            for (OpenAlert alert : profile.openAlerts().values()) {
                open.put(
                        alert.alert().alertId(),
                        alert.alert().level() + " " + alert.alert().observedValue());
            }
            assertThat(open).isEqualTo(fresh);
        }
    }

    private static DomainEvent anything(Random random) {
        String person = "P" + (1 + random.nextInt(3));
        String version = String.format("%03d", random.nextInt(60));
        FactRecorded fact = switch (random.nextInt(4)) {
            case 0 -> Fixtures.selfPay("H", person, 2025 + random.nextInt(2), version, random.nextInt(3_000_000));
            case 1 -> Fixtures.schooling("H", person, version, random.nextBoolean() ? "DROPPED_OUT" : "ENROLLED");
            case 2 ->
                Fixtures.appraisal("H", person, version, List.of("A", "C", "D").get(random.nextInt(3)));
            default ->
                Fixtures.fact(
                        FactKind.ASSISTANCE_LIST,
                        "H",
                        person,
                        "DIBAO",
                        version,
                        Map.of(
                                "programme",
                                "DIBAO",
                                "status",
                                random.nextBoolean() ? "ACTIVE" : "STOPPED",
                                "stop_date",
                                "2026-01-0" + (1 + random.nextInt(9))));
        };
        return switch (random.nextInt(5)) {
            case 0 ->
                Fixtures.household(
                        "H",
                        random.nextInt(60),
                        random.nextBoolean() ? HouseholdType.ORDINARY : HouseholdType.OUT_OF_POVERTY,
                        random.nextBoolean() ? null : Fixtures.incomeOf2025(random.nextInt(4_000_000)),
                        Fixtures.adult("P1"),
                        Fixtures.member(
                                "P2",
                                LocalDate.of(2009, 1 + random.nextInt(12), 1),
                                random.nextInt(4) == 0 ? MemberStatus.DECEASED : MemberStatus.ACTIVE,
                                LabourCapacity.NONE,
                                random.nextBoolean() ? MedicalInsurance.NONE : MedicalInsurance.RESIDENT),
                        Fixtures.member("P3", LocalDate.of(2020, 3, 1), MemberStatus.ACTIVE));
            case 1 -> Fixtures.withdrawn(fact, version);
            default -> fact;
        };
    }
}
