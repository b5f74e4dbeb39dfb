package io.fangpin.local.bench;

import io.fangpin.local.bench.RowWatch.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * From a feed row to its alert while small files keep coming: first as many rows a second as the whole platform can deal
 * with, cases and read models too, then the time each takes at shares of that load. Files are sent at set times whatever became of the ones
 * before, and time counts from when a file was meant to be sent, so that a platform that falls behind is not spared.
 */
final class LoadedLatency {

    private static final int ROWS_PER_BATCH = 10;
    private static final int SATURATING_BATCHES = Integer.getInteger("fangpin.bench.saturating-batches", 600);
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("fangpin.bench.load-seconds", 30));
    private static final List<Integer> SHARES = List.of(25, 50, 75);
    /** Rows a second by comma, instead of all other figures: to compare versions at one load. */
    private static final String LOADS = System.getProperty("fangpin.bench.loads", "");

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int LOOKS_WITHOUT_NEWS = 20;
    /** Of the alerts of a flood the first and last tenth are left out: it begins and ends with an idle part. */
    private static final double EDGE = 0.1;

    /** What is wanted at half of the saturation. */
    private static final double PROMISED_P99_MILLIS = 300;

    private static final int PROMISED_AT_PERCENT = 50;

    private static final int MOST_FLOODS = 8;
    private static final double WARM = 1.1;

    private final FeedDoor door;
    private final DiseaseFeed feed;
    private final RowWatch watch;
    private final String bootstrapServers;
    private final Figures figures;

    LoadedLatency(FeedDoor door, DiseaseFeed feed, RowWatch watch, String bootstrapServers, Figures figures) {
        this.door = door;
        this.feed = feed;
        this.watch = watch;
        this.bootstrapServers = bootstrapServers;
        this.figures = figures;
    }

    /**
     * What a flood showed, in rows a second.
     *
     * @param alerts how fast alerts came of it, while those who hear of them fell behind
     * @param lasting what the whole platform deals with: more than that, and somebody falls behind for ever
     */
    private record Flood(double alerts, double lasting) {}

    /** A file that was meant to go out at that time. */
    private record Sent(CompletableFuture<String> batchId, long dueNanos) {}

    /** True when nothing but the loads named is asked for. */
    static boolean loadsAreNamed() {
        return !LOADS.isEmpty();
    }

    void measure() {
        if (loadsAreNamed()) {
            int nth = 0;
            for (String load : LOADS.split(",")) {
                nth++;
                measureAt(Double.parseDouble(load), "latency.load-" + nth, Double.POSITIVE_INFINITY);
            }
            return;
        }
        double saturation = saturationWhenWarm().lasting;
        figures.say("latency.saturation", saturation, "rows/s");
        for (int percent : SHARES) {
            double most = percent == PROMISED_AT_PERCENT ? PROMISED_P99_MILLIS : Double.POSITIVE_INFINITY;
            measureAt(saturation * percent / 100, "latency.at-" + percent + "-percent", most);
        }
    }

    /** Floods until one is hardly faster than the one before: the load is to be a share of what a warm platform does. */
    private Flood saturationWhenWarm() {
        Flood before = flood(1);
        for (int nth = 2; nth <= MOST_FLOODS; nth++) {
            Flood now = flood(nth);
            if (now.lasting < before.lasting * WARM
                    || feed.left() < (SATURATING_BATCHES + batchesOfAllShares(now.lasting)) * ROWS_PER_BATCH) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private static int batchesOfAllShares(double saturation) {
        int percents = SHARES.stream().mapToInt(percent -> percent).sum();
        return (int) (saturation * percents / 100 * DURATION.toSeconds() / ROWS_PER_BATCH);
    }

    /** More rows than can be taken in, until nothing moves any more. */
    private Flood flood(int nth) {
        long perBatch = Duration.ofMillis(5).toNanos();
        long begin = System.nanoTime();
        List<Sent> sent = send(SATURATING_BATCHES, perBatch);
        await(sent);
        long end = Stillness.await(bootstrapServers);
        List<Long> alerts = new ArrayList<>();
        for (Sent batch : sent) {
            rows(batch).forEach(row -> {
                Long at = watch.arrivedNanos(Stage.ALERT).get(row);
                if (at != null) {
                    alerts.add(at);
                }
            });
        }
        Collections.sort(alerts);
        int from = (int) (alerts.size() * EDGE);
        int to = (int) (alerts.size() * (1 - EDGE)) - 1;
        Flood flood =
                new Flood((to - from) * 1e9 / (alerts.get(to) - alerts.get(from)), alerts.size() * 1e9 / (end - begin));
        figures.say("latency.flood-" + nth + ".alerts", flood.alerts, "rows/s");
        figures.say("latency.flood-" + nth + ".lasting", flood.lasting, "rows/s");
        return flood;
    }

    private void measureAt(double rowsPerSecond, String name, double mostMillis) {
        long interval = (long) (ROWS_PER_BATCH * 1e9 / rowsPerSecond);
        int batches = (int) Math.min(DURATION.toNanos() / interval, feed.left() / ROWS_PER_BATCH);
        List<Sent> sent = send(batches, interval);
        await(sent);
        List<Double> whole = new ArrayList<>();
        List<Double> toRecord = new ArrayList<>();
        List<Double> toFact = new ArrayList<>();
        List<Double> toAlert = new ArrayList<>();
        Map<String, Long> records = watch.arrivedNanos(Stage.RECORD);
        Map<String, Long> facts = watch.arrivedNanos(Stage.FACT);
        Map<String, Long> alerts = watch.arrivedNanos(Stage.ALERT);
        for (Sent batch : sent) {
            for (String row : rows(batch)) {
                Long record = records.get(row);
                Long fact = facts.get(row);
                Long alert = alerts.get(row);
                if (record != null && fact != null && alert != null) {
                    whole.add((alert - batch.dueNanos()) / 1e6);
                    toRecord.add((record - batch.dueNanos()) / 1e6);
                    toFact.add((fact - record) / 1e6);
                    toAlert.add((alert - fact) / 1e6);
                }
            }
        }
        figures.say(name + ".load", rowsPerSecond, "rows/s");
        figures.say(name + ".rows-with-alert", 100.0 * whole.size() / (batches * ROWS_PER_BATCH), "%");
        say(name, whole, mostMillis);
        say(name + ".file-to-record", toRecord);
        say(name + ".record-to-fact", toFact);
        say(name + ".fact-to-alert", toAlert);
    }

    private List<Sent> send(int batches, long intervalNanos) {
        // A login in between would look like the platform's latency.
        door.renewToken();
        List<Supplier<CompletableFuture<String>>> files = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            String file = feed.next(ROWS_PER_BATCH);
            files.add(() -> door.pushAsync(file));
        }
        List<Sent> sent = new ArrayList<>();
        long due = System.nanoTime();
        for (Supplier<CompletableFuture<String>> file : files) {
            LockSupport.parkNanos(due - System.nanoTime());
            sent.add(new Sent(file.get(), due));
            due += intervalNanos;
        }
        return sent;
    }

    /** Until every row has its alert or nothing more comes, and the bookkeeping of the files has ended as well. */
    private void await(List<Sent> sent) {
        awaitAlerts(sent);
        for (Sent batch : sent) {
            String batchId = batchId(batch);
            if (!batchId.isEmpty()) {
                var unused = door.awaitEnd(batchId);
            }
        }
    }

    private void awaitAlerts(List<Sent> sent) {
        List<String> rows = sent.stream().flatMap(batch -> rows(batch).stream()).toList();
        long before = -1;
        int withoutNews = 0;
        while (withoutNews < LOOKS_WITHOUT_NEWS) {
            long now = rows.stream()
                    .filter(watch.arrivedNanos(Stage.ALERT)::containsKey)
                    .count();
            if (now == rows.size()) {
                return;
            }
            withoutNews = now == before ? withoutNews + 1 : 0;
            before = now;
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** Empty when the file was not taken in. */
    private static String batchId(Sent batch) {
        return batch.batchId().exceptionally(refused -> "").join();
    }

    /** Ids of the rows; none of a file that was not taken in, whose rows then lack their alerts. */
    private static List<String> rows(Sent batch) {
        String batchId = batchId(batch);
        if (batchId.isEmpty()) {
            return List.of();
        }
        List<String> rows = new ArrayList<>();
        for (int row = 2; row < 2 + ROWS_PER_BATCH; row++) {
            rows.add(batchId + ":" + row);
        }
        return rows;
    }

    private void say(String name, List<Double> millis) {
        say(name, millis, Double.POSITIVE_INFINITY);
    }

    private void say(String name, List<Double> millis, double mostMillis) {
        Collections.sort(millis);
        figures.say(name + ".p50", Percentiles.of(millis, 50), "ms");
        figures.promiseAtMost(name + ".p99", Percentiles.of(millis, 99), "ms", mostMillis);
    }
}
