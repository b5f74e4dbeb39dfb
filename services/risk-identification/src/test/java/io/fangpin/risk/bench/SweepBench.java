package io.fangpin.risk.bench;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.testing.MovableClock;
import io.fangpin.risk.Fixtures;
import io.fangpin.risk.stream.RiskDriver;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import org.apache.kafka.clients.producer.ProducerRecord;

/** All profiles looked at again after a change of policy, slice by slice. */
final class SweepBench {
    private static final int SLICE = 50;
    private static final int ROUNDS = 3;
    private static final double MILLION = 1_000_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final double PROMISED_MINUTES = 2;
    private static final double PROMISED_MILLIS = 10;

    private final Figures figures;
    private final BenchSizes sizes;

    SweepBench(Figures figures, BenchSizes sizes) {
        this.figures = figures;
        this.sizes = sizes;
    }

    void run() {
        SyntheticCounty county = new SyntheticCounty(sizes.seed());
        try (RiskDriver driver = new RiskDriver(new MovableClock(SyntheticCounty.TODAY))) {
            for (int i = 0; i < sizes.households(); i++) {
                HouseholdSnapshot household = county.household("H" + i);
                driver.hear(record(household, i));
                county.facts(household).forEach(fact -> driver.hear(record(fact, fact.hashCode())));
            }
            // The pass that every start brings.
            pass(driver);
            double best = Double.POSITIVE_INFINITY;
            for (int round = 0; round < ROUNDS; round++) {
                driver.publish();
                best = Math.min(best, pass(driver));
            }
            double perHousehold = best / sizes.households();
            figures.atMost(
                    PROMISED_MINUTES,
                    "sweep.million-households",
                    perHousehold * MILLION / SECONDS_PER_MINUTE,
                    "minutes of one core");
            figures.atMost(PROMISED_MILLIS, "sweep.slice", perHousehold * SLICE * 1e3, "ms");
        }
    }

    private static double pass(RiskDriver driver) {
        return CpuTime.seconds(driver::pass);
    }

    private static ProducerRecord<String, byte[]> record(DomainEvent event, int id) {
        return CloudEvents.toRecord(EventEnvelope.of("e-" + id, "/bench", Fixtures.NOW, event));
    }
}
