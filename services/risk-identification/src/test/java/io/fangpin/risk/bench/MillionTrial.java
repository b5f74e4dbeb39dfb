package io.fangpin.risk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.risk.PolicyDesk;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.stream.RiskStream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of policy and a back-test over all households while live facts go on; run by {@link MillionBench} only. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "risk"))
@TestProfile(MillionTrial.AsDeployed.class)
class MillionTrial {
    /** Of those shipped, 5,000 yuan is the line. */
    private static final long CHANGED_LINE_FEN = 400_000;

    private static final long TRIED_LINE_FEN = 300_000;
    private static final long OTHER_TRIED_LINE_FEN = 250_000;

    /** The last transactions' marks are never read, six partitions of them. */
    private static final long MARKS = 50;

    private static final double ALMOST = 0.999;
    private static final int SECONDS_A_MINUTE = 60;
    private static final double MEBIBYTE = 1024 * 1024;

    @Inject
    KafkaClients clients;

    @Inject
    RiskStream stream;

    @Inject
    Clock clock;

    private final Figures figures = new Figures();
    private final MillionSizes sizes = MillionSizes.fromProperties();
    private final Latencies latencies = new Latencies();
    private Lag lag;
    private MillionCounty county;

    /** Tests look for due work several times a second; a service in use does not. */
    public static final class AsDeployed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fangpin.risk.policy-changes.every", "60s",
                    "fangpin.risk.escalation.every", "60s",
                    "fangpin.risk.deliveries.every", "1s",
                    "fangpin.risk.back-tests.every", "1s");
        }
    }

    @BeforeEach
    void open() {
        lag = new Lag(clients);
        county = new MillionCounty(sizes.seed(), LocalDate.now(clock));
    }

    @AfterEach
    void close() {
        lag.close();
    }

    @Test
    void aPolicyChangeAndABackTestReachEverybodyWhileLiveFactsGoOn() {
        tellSizes();
        load();
        try (HeardAlerts heard = new HeardAlerts(clients, latencies);
                LiveFacts live = new LiveFacts(clients, latencies, sizes, clock)) {
            live.begin();
            watch("warm-up").lasting(Duration.ofSeconds(Math.max(10, sizes.quietSeconds() / 2)));
            print("quiet", watch("quiet").lasting(Duration.ofSeconds(sizes.quietSeconds())));
            again(heard);
            print("after", watch("after").lasting(Duration.ofSeconds(sizes.quietSeconds())));
            backTest();
            cancel();
        }
        tellMemory();
    }

    private void tellSizes() {
        Runtime here = Runtime.getRuntime();
        figures.note("synthetic households %d, seed %d, live facts %d/s about %d of them, quiet %d s"
                .formatted(
                        sizes.households(),
                        sizes.seed(),
                        sizes.perSecond(),
                        sizes.liveHouseholds(),
                        sizes.quietSeconds()));
        figures.note("heap %.0f MiB, %d processors, Java %s, load average %.1f"
                .formatted(
                        here.maxMemory() / MEBIBYTE,
                        here.availableProcessors(),
                        Runtime.version(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    private void load() {
        watch("stream").until(() -> stream.running() ? 1 : 0);
        Watch loading = watch("load");
        long events = new Loading(clients, county, sizes).run();
        Watch.Seen seen = loading.until(() -> lag.of(Lag.STREAM) == 0 ? 1 : 1 - (double) lag.of(Lag.STREAM) / events);
        figures.print("load.households", sizes.households(), "households");
        figures.print("load.events", events, "events");
        figures.print("load.minutes", seen.seconds() / SECONDS_A_MINUTE, "minutes");
        figures.print("load.events-per-second", events / seen.seconds(), "events/s");
        Watch.Seen shown = watch("alerts shown").until(() -> lag.of(Lag.ALERTS) < MARKS ? 1 : 0);
        figures.print("load.alerts-shown-after", shown.seconds(), "s");
    }

    private void again(HeardAlerts heard) {
        watch("passes of the load").until(() -> ServiceMetrics.partitionsBehind() == 0 ? 1 : 0);
        double before = ServiceMetrics.lookedAtAgain();
        long alertsBefore = heard.others();
        String change = PolicyDesk.proposeLine(PolicyNumbers.NATIONAL, CHANGED_LINE_FEN);
        Watch again = watch("again");
        PolicyDesk.agree(change);
        Watch.Seen seen = again.until(() -> judgedAgain(ServiceMetrics.lookedAtAgain() - before));
        figures.print("again.minutes", seen.seconds() / SECONDS_A_MINUTE, "minutes");
        figures.print("again.households-per-second", sizes.households() / seen.seconds(), "households/s");
        print("again", seen);
        figures.print("again.alerts", heard.others() - alertsBefore, "alert events");
        figures.print("again.looked-at", ServiceMetrics.lookedAtAgain() - before, "profiles");
        assertThat(heard.others()).isGreaterThan(alertsBefore);
    }

    /** Just below 1 until no partition is behind. */
    private double judgedAgain(double profiles) {
        double share = profiles / sizes.households();
        return share < 1 ? share : ServiceMetrics.partitionsBehind() == 0 ? 1 : ALMOST;
    }

    private void backTest() {
        TreeSet<Double> progress = new TreeSet<>();
        Watch watch = watch("back-test");
        String id = BackTestDesk.ask(TRIED_LINE_FEN, county.firstMonth(), YearMonth.now(clock));
        Watch.Seen seen = watch.until(() -> {
            double share = share(BackTestDesk.look(id));
            progress.add(share);
            return share;
        });
        JsonPath done = BackTestDesk.look(id);
        double months = sizes.households() * (double) MillionCounty.MONTHS;
        figures.print("back-test.minutes", seen.seconds() / SECONDS_A_MINUTE, "minutes");
        figures.print("back-test.household-months-per-second", months / seen.seconds(), "household-months/s");
        figures.print("back-test.progress-seen", progress.size(), "different shares");
        print("back-test", seen);
        figures.note("verdicts " + done.getMap("result.verdicts"));
        assertThat(done.getLong("result.compared")).isEqualTo(sizes.households());
        assertThat(done.getList("days")).hasSize(MillionCounty.MONTHS);
    }

    /** Just below 1 until the whole is done. */
    private static double share(JsonPath test) {
        assertThat(test.getString("failure")).isNull();
        if (test.getString("state").equals("DONE")) {
            return 1;
        }
        double expected = Math.max(1, test.getLong("progress.expected"));
        return Math.min(ALMOST, test.getLong("progress.lookedAt") / expected * startedShare(test));
    }

    /** Parts that have not begun expect nobody yet. */
    private static double startedShare(JsonPath test) {
        return Math.min(1, (test.getDouble("progress.partsDone") + 2) / test.getDouble("progress.parts"));
    }

    private void cancel() {
        String id = BackTestDesk.ask(OTHER_TRIED_LINE_FEN, county.firstMonth(), YearMonth.now(clock));
        watch("second back-test").until(() -> {
            JsonPath now = BackTestDesk.look(id);
            return now.getLong("progress.lookedAt") > 0
                            || !now.getString("state").equals("RUNNING")
                    ? 1
                    : 0;
        });
        Watch watch = watch("cancellation");
        String state = BackTestDesk.cancel(id).getString("state");
        Watch.Seen seen = watch.until(() -> ServiceMetrics.partsWorkedOn() == 0 ? 1 : 0);
        figures.note("the second back-test is " + state);
        figures.print("cancel.stopped-after", seen.seconds(), "s");
        assertThat(BackTestDesk.look(id).getString("state")).isEqualTo(state);
    }

    private Watch watch(String what) {
        return new Watch(figures, lag, what);
    }

    private void print(String when, Watch.Seen seen) {
        Latencies.Summary live = latencies.between(seen.fromNanos(), seen.toNanos());
        figures.print("live." + when + ".facts", live.facts(), "facts");
        figures.print("live." + when + ".p50", live.p50(), "ms");
        figures.print("live." + when + ".p99", live.p99(), "ms");
        figures.print("live." + when + ".worst", live.worst(), "ms");
        figures.print("lag." + when + ".stream", seen.streamLag(), "records at most");
        figures.print("lag." + when + ".alerts", seen.alertsLag(), "records at most");
    }

    private void tellMemory() {
        Runtime here = Runtime.getRuntime();
        figures.print("memory.heap-used", (here.totalMemory() - here.freeMemory()) / MEBIBYTE, "MiB");
        figures.print("memory.resident", Resident.mebibytes("VmRSS:"), "MiB");
        figures.print("memory.resident-at-most", Resident.mebibytes("VmHWM:"), "MiB");
    }
}
