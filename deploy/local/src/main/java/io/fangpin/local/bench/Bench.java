package io.fangpin.local.bench;

import io.fangpin.local.LocalOptions;
import io.fangpin.local.LocalOptions.CountyOptions;
import io.fangpin.local.LocalPlatform;
import io.fangpin.local.Progress;
import io.fangpin.local.SimulatedCounty;
import io.fangpin.local.bench.RowWatch.Stage;
import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.SimulationSummary;
import io.fangpin.simulation.load.LoadResult;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code make bench}: starts the whole platform, loads a county, and prints start times, memory, the pipeline's rows per
 * second beside the broker's ceiling of the same run, and the latency from a feed row to its alert, idle and under load.
 */
public final class Bench {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream PROGRESS = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private static final int HOUSEHOLDS = Integer.getInteger("fangpin.bench.households", 3_000);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MONTHS = 2;
    private static final long SEED = Long.getLong("fangpin.bench.seed", 20260101);
    private static final int WARM_UP_ROWS = 20_000;
    private static final int ROWS = Integer.getInteger("fangpin.bench.rows", 60_000);
    private static final int WARM_UP_BATCHES = 80;
    private static final int BATCHES = 60;
    private static final int ROWS_PER_BATCH = 10;
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Bench() {}

    public static void main(String[] words) {
        Figures figures = new Figures(OUT);
        Progress progress = new Progress(PROGRESS);
        try (LocalPlatform platform = LocalPlatform.start(LocalOptions.ephemeral(), progress)) {
            figures.say("start.platform", progress.elapsed().toMillis() / 1000.0, "s");
            load(platform, progress, figures);
            SimulatedCounty county = new SimulatedCounty(platform, progress);
            List<YearMonth> months =
                    SimulationSummary.read(county.folder()).options().periods();
            YearMonth month = months.getLast();
            List<RegisteredPerson> people = RegisteredPerson.living(CountyLayout.of(county.folder()), HOUSEHOLDS);
            FeedDoor door = new FeedDoor(platform, ProbeFeed.DATASET, ProbeFeed.CLIENT, month);
            ProbeFeed feed = new ProbeFeed(door, people, month.getYear());
            if (!LoadedLatency.loadsAreNamed()) {
                latency(platform, feed, figures);
            }
            latencyByLoad(platform, people, month, figures);
            if (!LoadedLatency.loadsAreNamed()) {
                throughput(platform, door, feed, figures);
            }
            Memory.mebibytesByName().forEach((name, mib) -> figures.say("memory." + name, mib, "MiB"));
        }
        figures.missed().forEach(PROGRESS::println);
        System.exit(figures.missed().isEmpty() ? 0 : 1);
    }

    private static void load(LocalPlatform platform, Progress progress, Figures figures) {
        LoadResult loaded = new SimulatedCounty(platform, progress).load(new CountyOptions(HOUSEHOLDS, MONTHS, SEED));
        figures.say("load.households", HOUSEHOLDS, "households");
        figures.say(
                "load.feed-rows",
                loaded.batches().stream().mapToLong(LoadResult.Batch::rows).sum(),
                "rows");
        figures.say("load.register", seconds(loaded.elapsed().minus(loaded.feedsElapsed())), "s");
        figures.say("load.feeds", seconds(loaded.feedsElapsed()), "s");
    }

    /** One large file from upload to completed, after one that warms up; the broker's ceiling right after it. */
    private static void throughput(LocalPlatform platform, FeedDoor door, ProbeFeed feed, Figures figures) {
        door.awaitAllMatched(door.push(feed.bulk(WARM_UP_ROWS)), WARM_UP_ROWS);
        String file = feed.bulk(ROWS);
        long start = System.nanoTime();
        door.awaitAllMatched(door.push(file), ROWS);
        double pipeline = RawKafka.perSecond(ROWS, start);
        RawKafka.Ceiling ceiling = new RawKafka(platform.kafka().bootstrapServers()).measure();
        figures.say("kafka.produce", ceiling.producedPerSecond(), "records/s");
        figures.say("kafka.consume", ceiling.consumedPerSecond(), "records/s");
        figures.say("pipeline.file", ROWS, "rows");
        figures.say("pipeline.feed-rows", pipeline, "rows/s");
        figures.say("pipeline.share-of-produce-ceiling", 100 * pipeline / ceiling.producedPerSecond(), "%");
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static void latency(LocalPlatform platform, ProbeFeed feed, Figures figures) {
        List<Double> millis = new ArrayList<>();
        try (RowWatch watch = new RowWatch(platform.kafka().bootstrapServers())) {
            List<ProbeFeed.Sent> sent = new ArrayList<>();
            long due = System.nanoTime();
            for (int i = 0; i < WARM_UP_BATCHES + BATCHES && feed.hasNext(ROWS_PER_BATCH); i++) {
                ProbeFeed.Sent batch = feed.send(ROWS_PER_BATCH);
                if (i >= WARM_UP_BATCHES) {
                    sent.add(batch);
                }
                due += PERIOD.toNanos();
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            }
            int arrived = await(watch, sent, millis);
            int expected = sent.stream().mapToInt(ProbeFeed.Sent::rows).sum();
            figures.say("latency.load", ROWS_PER_BATCH * 1e9 / PERIOD.toNanos(), "rows/s");
            figures.say("latency.rows-with-alert", 100.0 * arrived / expected, "%");
        }
        millis.sort(Double::compare);
        figures.say("latency.feed-row-to-alert.p50", Percentiles.of(millis, 50), "ms");
        figures.say("latency.feed-row-to-alert.p99", Percentiles.of(millis, 99), "ms");
    }

    private static void latencyByLoad(
            LocalPlatform platform, List<RegisteredPerson> people, YearMonth month, Figures figures) {
        FeedDoor door = new FeedDoor(platform, DiseaseFeed.DATASET, DiseaseFeed.CLIENT, month);
        DiseaseFeed feed = new DiseaseFeed(people, LocalDate.now(CHINA));
        try (RowWatch watch = new RowWatch(platform.kafka().bootstrapServers())) {
            new LoadedLatency(door, feed, watch, platform.kafka().bootstrapServers(), figures).measure();
        }
    }

    /** Persons who had an alert of the year already raise none; the share that did is printed beside the latency. */
    private static int await(RowWatch watch, List<ProbeFeed.Sent> sent, List<Double> millis) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int before = -1;
        while (System.nanoTime() < deadline
                && before != watch.arrivedNanos(Stage.ALERT).size()) {
            before = watch.arrivedNanos(Stage.ALERT).size();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        }
        Map<String, Long> arrived = watch.arrivedNanos(Stage.ALERT);
        for (ProbeFeed.Sent batch : sent) {
            for (int row = 2; row < 2 + batch.rows(); row++) {
                Long at = arrived.get(batch.batchId() + ":" + row);
                if (at != null) {
                    millis.add((at - batch.startNanos()) / 1e6);
                }
            }
        }
        return millis.size();
    }
}
