package io.fangpin.kit.outbox;

import static io.fangpin.kit.story.Story.caseOpened;

import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.assistance.CaseOpened;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures the relay: from append call to a consumer's hands for one event at a time, rows a second written and relayed, and
 * what the notification costs many small writers. Prints {@code name<TAB>value<TAB>unit}.
 */
public final class OutboxBenchmark {
    private static final int SINGLE_EVENTS = 1000;
    private static final int ROWS = 100_000;
    private static final int WRITES = 4_000;

    private OutboxBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (RelayRig rig = new RelayRig()) {
            rig.startRelay();
            fill(rig, ROWS);
            drain(rig);
            sustained(rig);
            latency(rig);
            smallWrites(rig, "outbox.small-writes-warm-up");
            smallWrites(rig, "outbox.small-writes");
            rig.pool
                    .query("alter table outbox disable trigger outbox_wakes_relay")
                    .executeAndAwait();
            smallWrites(rig, "outbox.small-writes-unnotified");
        }
    }

    private static void fill(RelayRig rig, int count) {
        for (int from = 0; from < count; from += 2000) {
            List<EventEnvelope<CaseOpened>> events = new ArrayList<>();
            for (int i = from; i < from + 2000; i++) {
                events.add(rig.outbox.envelope(caseOpened("case-" + i)));
            }
            rig.pool
                    .withTransaction(tx -> rig.outbox.append(tx, events))
                    .await()
                    .indefinitely();
        }
    }

    /** Written and relayed at the same time, until the last row is acknowledged. */
    private static void sustained(RelayRig rig) {
        long begin = System.nanoTime();
        long cpuBegin = cpuNanos();
        fill(rig, ROWS);
        drain(rig);
        print("outbox.sustained", ROWS * 1e9 / (System.nanoTime() - begin), "rows/s");
        print("outbox.sustained-per-cpu-second", ROWS * 1e9 / (cpuNanos() - cpuBegin), "rows");
    }

    private static void drain(RelayRig rig) {
        while (left(rig)) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static void latency(RelayRig rig) throws InterruptedException {
        Map<String, Long> heardAt = new ConcurrentHashMap<>();
        CountDownLatch ready = new CountDownLatch(1);
        Thread listener = Thread.ofPlatform().daemon().start(() -> listen(rig, heardAt, ready));
        ready.await();
        List<Long> tookNanos = new ArrayList<>();
        for (int i = 0; i < SINGLE_EVENTS; i++) {
            EventEnvelope<CaseOpened> event = rig.outbox.envelope(caseOpened("late-" + i));
            rig.pool
                    .withTransaction(tx -> rig.outbox.append(tx, List.of(event)))
                    .await()
                    .indefinitely();
            long committed = System.nanoTime();
            while (!heardAt.containsKey(event.data().key())) {
                LockSupport.parkNanos(100_000);
            }
            tookNanos.add(heardAt.get(event.data().key()) - committed);
        }
        listener.interrupt();
        listener.join();
        tookNanos.sort(Long::compare);
        print("outbox.latency-p50", tookNanos.get(SINGLE_EVENTS / 2) / 1e6, "ms");
        print("outbox.latency-p99", tookNanos.get(SINGLE_EVENTS * 99 / 100) / 1e6, "ms");
    }

    private static void listen(RelayRig rig, Map<String, Long> heardAt, CountDownLatch ready) {
        try (KafkaConsumer<String, byte[]> consumer = rig.kafka.consumer("benchmark")) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.CASES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> heardAt.put(record.key(), System.nanoTime()));
            }
        } catch (org.apache.kafka.common.errors.InterruptException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** One event a transaction, sixteen at a time. */
    private static void smallWrites(RelayRig rig, String name) {
        long begin = System.nanoTime();
        Multi.createFrom()
                .range(0, WRITES)
                .onItem()
                .transformToUni(i -> rig.pool.withTransaction(tx -> rig.outbox.append(tx, caseOpened("small-" + i))))
                .merge(16)
                .collect()
                .last()
                .await()
                .indefinitely();
        print(name, WRITES * 1e9 / (System.nanoTime() - begin), "transactions/s");
    }

    private static boolean left(RelayRig rig) {
        return rig.pool
                .query("select exists(select from outbox)")
                .executeAndAwait()
                .iterator()
                .next()
                .getBoolean(0);
    }

    /** Of this process: on a busy machine it tells more than the clock. */
    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void print(String name, double value, String unit) {
        System.out.printf("%s\t%.1f\t%s%n", name, value, unit);
    }
}
