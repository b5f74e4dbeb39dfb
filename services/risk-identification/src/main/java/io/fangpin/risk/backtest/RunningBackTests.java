package io.fangpin.risk.backtest;

import io.fangpin.kit.platform.Cause;
import io.fangpin.risk.store.BackTestParts;
import io.fangpin.risk.store.BackTestParts.Part;
import io.fangpin.risk.store.BackTests;
import io.fangpin.risk.stream.Population;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes parts of running back-tests whose profiles lie here, by default on half of the cores: live events come first. */
@ApplicationScoped
class RunningBackTests {
    private static final Duration SILENT = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(180);
    /** How many parts this replica is working on. */
    private static final String WORKING = "fangpin.risk.back-tests.working";

    private final BackTests tests;
    private final BackTestParts parts;
    private final Population population;
    private final PartOfBackTest work;
    private final Clock clock;
    private final Semaphore idle;
    private final ExecutorService threads;
    private final String replica = UUID.randomUUID().toString();

    @Inject
    RunningBackTests(
            BackTests tests,
            BackTestParts parts,
            Population population,
            PartOfBackTest work,
            Clock clock,
            @ConfigProperty(name = "fangpin.risk.back-tests.threads") OptionalInt chosen) {
        this.tests = tests;
        this.parts = parts;
        this.population = population;
        this.work = work;
        this.clock = clock;
        int count = chosen.orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        this.idle = new Semaphore(count);
        Metrics.gauge(WORKING, idle, free -> count - free.availablePermits());
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("back-test-", 0).factory());
    }

    @Blocking
    @Scheduled(every = "{fangpin.risk.back-tests.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void take() {
        try {
            while (idle.tryAcquire()) {
                Optional<Part> part = claimed();
                if (part.isEmpty()) {
                    idle.release();
                    return;
                }
                threads.execute(() -> {
                    work(part.get());
                    take();
                });
            }
        } catch (RuntimeException e) {
            idle.release();
            Log.warnf("Back-tests wait: %s", Cause.of(e));
        }
    }

    private Optional<Part> claimed() {
        SortedSet<Integer> here = population.partitions();
        Instant now = clock.instant();
        return here.isEmpty()
                ? Optional.empty()
                : parts.claim(here, replica, now, now.minus(SILENT)).await().indefinitely();
    }

    private void work(Part part) {
        try {
            work.run(part);
        } catch (Population.Moved e) {
            Log.infof("Part %d of a back-test is left to whoever holds its profiles", part.partition());
            parts.release(part).await().indefinitely();
        } catch (RuntimeException e) {
            Log.errorf("Back-test %s failed: %s", part.test().id(), Cause.of(e));
            tests.fail(part.test().id(), e.getClass().getSimpleName(), clock.instant())
                    .await()
                    .indefinitely();
        } finally {
            idle.release();
        }
    }

    @Blocking
    @Scheduled(every = "24h", delayed = "1h")
    void forget() {
        tests.forget(clock.instant().minus(KEPT)).await().indefinitely();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
