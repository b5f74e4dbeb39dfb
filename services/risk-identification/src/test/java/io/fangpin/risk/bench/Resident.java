package io.fangpin.risk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of this process, RocksDB's included (Linux). */
final class Resident {
    private static final double KIB_PER_MIB = 1024;

    private Resident() {}

    /** @param line of {@code /proc/self/status}; NaN where there is none */
    static double mebibytes(String line) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(text -> text.startsWith(line))
                    .mapToDouble(text -> Long.parseLong(text.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
