package io.fangpin.matching.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU of this process so far, by thread; two of them tell what each role took in between. Threads that ended are left out. */
record CpuByRole(Map<Long, Spent> java, Map<Long, Spent> machine, long atNanos) {
    private static final double NANOS = 1e9;
    private static final double TICKS_A_SECOND = 100;

    /** What a thread took. */
    record Spent(Role role, double seconds) {}

    static CpuByRole now() {
        var threads = ManagementFactory.getThreadMXBean();
        Map<Long, Spent> java = new HashMap<>();
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                double seconds = threads.getThreadCpuTime(thread.getThreadId()) / NANOS;
                java.put(thread.getThreadId(), new Spent(Role.of(thread.getThreadName()), Math.max(0, seconds)));
            }
        }
        return new CpuByRole(java, machineNow(), System.nanoTime());
    }

    /** Seconds of each role since an earlier moment. */
    Map<Role, Double> since(CpuByRole earlier) {
        Map<Role, Double> seconds = new EnumMap<>(Role.class);
        add(seconds, java, earlier.java);
        add(seconds, machine, earlier.machine);
        return seconds;
    }

    double wallSecondsSince(CpuByRole earlier) {
        return (atNanos - earlier.atNanos) / NANOS;
    }

    private static void add(Map<Role, Double> seconds, Map<Long, Spent> now, Map<Long, Spent> earlier) {
        now.forEach((id, spent) -> {
            Spent before = earlier.get(id);
            seconds.merge(spent.role, spent.seconds - (before == null ? 0 : before.seconds), Double::sum);
        });
    }

    private static Map<Long, Spent> machineNow() {
        Map<Long, Spent> machine = new HashMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                String command = Files.readString(task.resolve("comm")).strip();
                if (command.matches("C[12] CompilerThre|GC Thread.*|G1 .*|VM Thread")) {
                    double seconds = ticks(task.resolve("stat")) / TICKS_A_SECOND;
                    machine.put(
                            Long.parseLong(task.getFileName().toString()), new Spent(Role.ofMachine(command), seconds));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return machine;
    }

    /** User and system time; the name before them may hold spaces. */
    static long ticks(Path stat) throws IOException {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
