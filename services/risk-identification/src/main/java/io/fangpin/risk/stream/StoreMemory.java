package io.fangpin.risk.stream;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Keeps what all stores of this process hold in memory, outside the heap, within one limit: by itself each store of each
 * partition would take 50 MB for reading and up to 48 MB for writing, whatever the others take (Kafka Streams, RocksDB).
 */
public final class StoreMemory implements RocksDBConfigSetter {
    /** Setting of the stream: bytes for all stores together. */
    static final String BYTES = "fangpin.risk.store-memory.bytes";

    private static final int WRITES_SHARE = 3;

    private static @Nullable Shared shared;

    /** Lives as long as the process: stores come and go with their partitions. What is written counts as cached. */
    private record Shared(Cache cache, WriteBufferManager writes) {
        static Shared of(long bytes) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(bytes);
            return new Shared(cache, new WriteBufferManager(bytes / WRITES_SHARE, cache));
        }
    }

    private static synchronized Shared shared(long bytes) {
        if (shared == null) {
            shared = Shared.of(bytes);
        }
        return shared;
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        Shared all = shared(
                Long.parseLong(Objects.requireNonNull(settings.get(BYTES)).toString()));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(all.cache);
        // Or they would lie beside the cache, and grow with the population.
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(all.writes);
    }

    /** What a store was given is everybody's. */
    @Override
    public void close(String store, Options options) {}
}
