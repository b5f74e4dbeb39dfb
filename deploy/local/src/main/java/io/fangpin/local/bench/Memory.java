package io.fangpin.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Resident memory of everything this process started, by what it is (Linux). */
final class Memory {

    private static final double KIB_PER_MIB = 1024.0;

    private Memory() {}

    static Map<String, Double> mebibytesByName() {
        Map<String, Double> sums = new TreeMap<>();
        ProcessHandle.current().descendants().forEach(process -> {
            Path proc = Path.of("/proc", String.valueOf(process.pid()));
            try {
                String command = Files.readString(proc.resolve("cmdline")).replace('\0', ' ');
                double mib = residentKib(proc) / KIB_PER_MIB;
                sums.merge(name(command), mib, Double::sum);
            } catch (IOException e) {
                // The process ended meanwhile.
            }
        });
        return sums;
    }

    private static String name(String command) {
        if (command.contains("kc.home.dir")) {
            return "keycloak";
        }
        if (command.contains("quarkus-run.jar")) {
            return command.replaceAll(".*services/([a-z-]+)/target.*", "$1").strip();
        }
        if (command.contains("kafka.Kafka")) {
            return "kafka";
        }
        return "postgresql";
    }

    /** Proportional share, so that PostgreSQL's shared buffers count once. */
    private static long residentKib(Path proc) throws IOException {
        return Files.readAllLines(proc.resolve("smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
