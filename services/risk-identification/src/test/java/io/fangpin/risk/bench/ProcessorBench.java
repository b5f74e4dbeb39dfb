package io.fangpin.risk.bench;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.testing.MovableClock;
import io.fangpin.risk.Fixtures;
import io.fangpin.risk.stream.RiskDriver;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A fact through the whole processor: read, joined to its profile in RocksDB, evaluated, written, told of. */
final class ProcessorBench {
    private static final int HOUSEHOLDS = 2_000;
    private static final double PROMISED_MICROS = 300;

    private final Figures figures;
    private final BenchSizes sizes;

    ProcessorBench(Figures figures, BenchSizes sizes) {
        this.figures = figures;
        this.sizes = sizes;
    }

    void run() {
        SyntheticCounty county = new SyntheticCounty(sizes.seed());
        List<HouseholdSnapshot> households = new ArrayList<>();
        try (RiskDriver driver = new RiskDriver(new MovableClock(SyntheticCounty.TODAY))) {
            for (int i = 0; i < HOUSEHOLDS; i++) {
                HouseholdSnapshot household = county.household("H" + i);
                households.add(household);
                driver.hear(record(household, i));
                county.facts(household).forEach(fact -> driver.hear(record(fact, fact.hashCode())));
            }
            hear(driver, facts(county, households, 1));
            double seconds = hear(driver, facts(county, households, 2));
            figures.atMost(PROMISED_MICROS, "processor.per-fact", seconds * 1e6 / sizes.facts(), "µs/fact of CPU");
        }
    }

    private static double hear(RiskDriver driver, List<ProducerRecord<String, byte[]>> records) {
        return CpuTime.seconds(() -> records.forEach(driver::hear));
    }

    private List<ProducerRecord<String, byte[]>> facts(
            SyntheticCounty county, List<HouseholdSnapshot> households, int round) {
        Random random = new Random(sizes.seed() + round);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < sizes.facts(); i++) {
            HouseholdSnapshot household = households.get(random.nextInt(households.size()));
            String person = "P" + (1 + random.nextInt(3));
            String version = String.format("%d%09d", round, i);
            records.add(record(county.settlement(household.householdId(), person, version), i));
        }
        return records;
    }

    private static ProducerRecord<String, byte[]> record(DomainEvent event, int id) {
        return CloudEvents.toRecord(EventEnvelope.of("e-" + id, "/bench", Fixtures.NOW, event));
    }
}
