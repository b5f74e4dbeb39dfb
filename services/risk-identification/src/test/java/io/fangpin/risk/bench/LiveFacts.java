package io.fangpin.risk.bench;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.risk.Fixtures;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.matching.FactRecorded;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/**
 * Says so many facts a second, whatever becomes of those before. Each leads to an alert that is told: a household's inpatient
 * self-pay goes up by a third and down again, always above the line.
 */
final class LiveFacts implements AutoCloseable {
    private static final long LOW_FEN = 600_000;
    private static final long HIGH_FEN = 800_000;

    private final Producer<String, byte[]> producer;
    private final Latencies latencies;
    private final MillionSizes sizes;
    private final Clock clock;
    private final long periodNanos;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-facts").factory());
    private long beganNanos;
    private int said;

    LiveFacts(KafkaClients clients, Latencies latencies, MillionSizes sizes, Clock clock) {
        this.producer = clients.producer("million-live");
        this.latencies = latencies;
        this.sizes = sizes;
        this.clock = clock;
        this.periodNanos = Duration.ofSeconds(1).toNanos() / sizes.perSecond();
    }

    void begin() {
        beganNanos = System.nanoTime();
        pace.scheduleAtFixedRate(this::say, 0, periodNanos, TimeUnit.NANOSECONDS);
    }

    private void say() {
        int round = said / sizes.liveHouseholds();
        String version = "%012d".formatted(said + 1);
        latencies.due(version, beganNanos + said * periodNanos);
        FactRecorded fact = Fixtures.saidOn(
                clock.instant().toString(),
                Fixtures.selfPay(
                        MillionCounty.liveHousehold(said % sizes.liveHouseholds()),
                        "P1",
                        LocalDate.now(clock).getYear(),
                        version,
                        round % 2 == 0 ? LOW_FEN : HIGH_FEN));
        producer.send(CloudEvents.toRecord(EventEnvelope.of("live-" + version, "/bench", clock.instant(), fact)));
        said++;
    }

    @Override
    public void close() {
        pace.shutdownNow();
        producer.close();
    }
}
