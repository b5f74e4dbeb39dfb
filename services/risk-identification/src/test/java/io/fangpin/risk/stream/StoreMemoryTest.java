package io.fangpin.risk.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Stores share what they may hold in memory. */
class StoreMemoryTest {
    private static final long LIMIT = 24 * 1024 * 1024;
    private static final int VALUE = 10_000;

    @TempDir
    Path folder;

    @Test
    void whatManyStoresWriteStaysWithinOneLimit() throws RocksDBException {
        StoreMemory memory = new StoreMemory();
        try (Options first = options(memory);
                Options second = options(memory);
                RocksDB one = RocksDB.open(first, folder.resolve("one").toString());
                RocksDB other = RocksDB.open(second, folder.resolve("other").toString())) {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 6_000; i++) {
                byte[] value = new byte[VALUE];
                random.nextBytes(value);
                (i % 2 == 0 ? one : other).put(("key " + i).getBytes(UTF_8), value);
            }

            long held = one.getLongProperty("rocksdb.cur-size-all-mem-tables")
                    + other.getLongProperty("rocksdb.cur-size-all-mem-tables");
            assertThat(held).as("of 60 MB written").isLessThan(LIMIT);
            assertThat(one.getLongProperty("rocksdb.block-cache-capacity"))
                    .isEqualTo(other.getLongProperty("rocksdb.block-cache-capacity"))
                    .isEqualTo(LIMIT);
            assertThat(other.get("key 1".getBytes(UTF_8))).hasSize(VALUE);
        }
    }

    private static Options options(StoreMemory memory) {
        Options options = new Options().setCreateIfMissing(true).setTableFormatConfig(new BlockBasedTableConfig());
        memory.setConfig("store", options, Map.of(StoreMemory.BYTES, LIMIT));
        return options;
    }
}
