package io.fangpin.risk.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.testing.MovableClock;
import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.RulePackPublished;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pass over more profiles than one slice holds, each of which has paid 4,500 yuan for inpatient care. */
class SweepTest {
    private static final int HOUSEHOLDS = 120;
    private static final int SLICES = 3;

    private final PolicyInForce policy = new PolicyInForce(new RulePackCompiler(Fixtures.SHAPES));
    private final TreeSet<String> kept = new TreeSet<>();

    @TempDir
    Path directory;

    private KeyValueStore<String, Profile> profiles;
    private Sweep sweep;

    @BeforeEach
    void begin() {
        publishLine(500_000);
        profiles = store();
        IntStream.range(0, HOUSEHOLDS)
                .mapToObj(SweepTest::profile)
                .forEach(one -> profiles.put(one.householdId(), one));
        MovableClock clock = new MovableClock(LocalDate.of(2026, 6, 1));
        sweep = new Sweep(new Assessing(policy, Fixtures.SHAPES, clock, "/test"), profiles, reconciled -> {
            profiles.put(reconciled.profile().householdId(), reconciled.profile());
            kept.add(reconciled.profile().householdId());
        });
        finish();
    }

    @Test
    void aLowerLineReachesEveryProfileSliceBySlice() {
        publishLine(400_000);
        assertThat(sweep.isBehind()).isTrue();

        assertThat(sweep.slice()).isTrue();
        assertThat(kept).isNotEmpty().hasSizeLessThan(HOUSEHOLDS);
        assertThat(sweep.isBehind()).isTrue();

        assertThat(1 + finish()).isEqualTo(SLICES);
        assertThat(kept).hasSize(HOUSEHOLDS);
        assertThat(sweep.isBehind()).isFalse();
    }

    @Test
    void aPolicyThatChangesDuringAPassGoesOnFromThereAndReachesThoseBefore() {
        publishLine(400_000);
        sweep.slice();

        publishLine(500_000);
        int slices = finish();

        assertThat(sweep.isBehind()).isFalse();
        assertThat(profiles.all())
                .toIterable()
                .allSatisfy(entry -> assertThat(entry.value.openAlerts()).isEmpty());
        // The seven hundred after, and the five hundred before: none of those that the first pass had not reached
        // twice.
        assertThat(slices).isLessThanOrEqualTo(SLICES + 1);
        assertThat(kept).hasSizeLessThan(HOUSEHOLDS);
    }

    @Test
    void aPolicyThatKeepsChangingHoldsNoProfileBack() {
        for (int i = 0; i < SLICES; i++) {
            publishLine(400_000 - i);
            sweep.slice();
        }

        assertThat(kept).hasSize(HOUSEHOLDS);
        finish();
        assertThat(sweep.isBehind()).isFalse();
    }

    /** How many slices were left. */
    private int finish() {
        int slices = 1;
        while (sweep.slice()) {
            slices++;
        }
        return slices;
    }

    private void publishLine(long fen) {
        List<PolicyNumber> numbers = Fixtures.SHIPPED_NUMBERS.stream()
                .map(number -> number.code().equals("MED_INPATIENT_OUT_OF_POVERTY") ? with(number, fen) : number)
                .toList();
        policy.put(new RulePackPublished(
                "000000000000", "national-core", "1", ShippedPolicy.packYaml(), "c", numbers, "test", Fixtures.NOW));
    }

    private static PolicyNumber with(PolicyNumber number, long value) {
        return new PolicyNumber(
                number.code(),
                number.region(),
                number.validFrom(),
                number.validTo(),
                value,
                number.unit(),
                number.sourceDocument(),
                number.confirmed());
    }

    private static Profile profile(int number) {
        String id = "H" + number;
        return Profile.empty(id)
                .with(Fixtures.household(id, 1, HouseholdType.OUT_OF_POVERTY, null, Fixtures.adult("P1")))
                .flatMap(known -> known.with(Fixtures.SHAPES.known(Fixtures.selfPay(id, "P1", 2026, "1", 450_000))))
                .orElseThrow();
    }

    private KeyValueStore<String, Profile> store() {
        Properties settings = new Properties();
        settings.put("application.id", "test");
        settings.put("bootstrap.servers", "none:1");
        var context = new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile());
        KeyValueStore<String, Profile> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(RiskTopology.PROFILES), Serdes.String(), StateSerdes.profile())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
