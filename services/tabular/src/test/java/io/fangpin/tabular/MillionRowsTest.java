package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MillionRowsTest {

    private static final int ROWS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void aMillionRowsPassInTheMemoryOfAFew() throws IOException {
        Path file = folder.resolve("rows.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(Sheets.HEADER + "\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(Sheets.ROW + i + "\n");
            }
        }

        long valid = 0;
        long mostBytes = 0;
        long startedNanos = System.nanoTime();
        try (RowSource rows = TabularReader.open(file, Sheets.contract(), Limits.standard())) {
            while (rows.hasNext()) {
                valid += rows.next() instanceof Row.Valid ? 1 : 0;
                if (valid % 250_000 == 0) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    mostBytes = Math.max(mostBytes, runtime.totalMemory() - runtime.freeMemory());
                }
            }
        }

        long seconds = Math.max(1, (System.nanoTime() - startedNanos) / 1_000_000_000);
        System.out.printf("%d rows/s, %d MiB%n", ROWS / seconds, mostBytes >> 20);
        assertThat(valid).isEqualTo(ROWS);
        assertThat(mostBytes).isLessThan(64L << 20);
    }
}
