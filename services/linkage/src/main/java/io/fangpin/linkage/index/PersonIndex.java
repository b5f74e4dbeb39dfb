package io.fangpin.linkage.index;

import io.fangpin.linkage.compare.RowLayout;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every person of the register in compact form. One thread writes, any number read through {@link #reader()}. A reader
 * sees a person as it was before or after a change; while a person is replaced it may for a moment see none.
 */
public final class PersonIndex {
    private static final int UNKNOWN = -1;
    /** Below it, rows left behind by changes are not worth a new copy. */
    private static final int FEW_DEAD_ROWS = 100_000;

    private final LinkageConfig config;
    private final RowLayout layout;
    private final long[] encoded;
    private volatile Register register;
    private volatile int size;

    public PersonIndex(LinkageConfig config) {
        this.config = config;
        this.layout = new RowLayout(config);
        this.encoded = new long[layout.width()];
        this.register = new Register(config, layout);
    }

    /** What belongs together: replaced as a whole when it is compacted. */
    static final class Register {
        final RowPages rows;
        final List<Blocks> blocks;
        final FrequencyTable[][] frequencies;
        final Object2IntOpenHashMap<String> rowOf = new Object2IntOpenHashMap<>();

        Register(LinkageConfig config, RowLayout layout) {
            rows = new RowPages(layout.width());
            List<Blocks> list = new ArrayList<>();
            for (int k = 0; k < config.keys().size(); k++) {
                list.add(new Blocks(k, config.keys().get(k), config));
            }
            blocks = List.copyOf(list);
            frequencies = new FrequencyTable[layout.fields()][];
            for (int f = 0; f < frequencies.length; f++) {
                boolean wanted = config.fields().get(f).termFrequency();
                frequencies[f] =
                        new FrequencyTable[wanted ? layout.comparator(f).terms() : 0];
                for (int t = 0; t < frequencies[f].length; t++) {
                    frequencies[f][t] = new FrequencyTable();
                }
            }
            rowOf.defaultReturnValue(UNKNOWN);
        }
    }

    /** Adds a person, or replaces the one with the same id. */
    public synchronized void put(Subject person) {
        layout.encode(person, encoded);
        remove(person.id());
        insert(register, person.id(), encoded);
        size = register.rowOf.size();
    }

    /** Forgets a person; an unknown one is no error. */
    public synchronized void remove(String id) {
        Register now = register;
        int row = now.rowOf.removeInt(id);
        if (row == UNKNOWN) {
            return;
        }
        for (Blocks blocks : now.blocks) {
            blocks.remove(row, layout, now.rows);
        }
        count(now, row, -1);
        now.rows.remove(row);
        size = now.rowOf.size();
        int dead = now.rows.rows() - now.rowOf.size();
        if (dead > FEW_DEAD_ROWS && dead > now.rowOf.size() / 2) {
            register = compacted(now);
        }
    }

    public int size() {
        return size;
    }

    /** Heap taken by rows, blocks and frequencies, ids themselves not counted. */
    public synchronized long bytes() {
        Register now = register;
        long bytes = now.rows.bytes() + (long) now.rowOf.size() * 2 * 2 * Integer.BYTES;
        for (Blocks blocks : now.blocks) {
            bytes += blocks.bytes();
        }
        for (FrequencyTable[] tables : now.frequencies) {
            for (FrequencyTable table : tables) {
                bytes += table.bytes();
            }
        }
        return bytes;
    }

    /** By key, the persons that it cannot find because their block is over-full. */
    public synchronized Map<String, Long> skippedByKey() {
        Map<String, Long> skipped = new TreeMap<>();
        for (Blocks blocks : register.blocks) {
            skipped.put(blocks.name(), blocks.skipped());
        }
        return skipped;
    }

    /** A view for one thread. */
    public IndexReader reader() {
        return new IndexReader(this, config);
    }

    Register register() {
        return register;
    }

    private Register compacted(Register before) {
        Register after = new Register(config, layout);
        long[] values = new long[layout.width()];
        for (int row = 0; row < before.rows.rows(); row++) {
            @Nullable String id = before.rows.id(row);
            if (id != null) {
                System.arraycopy(before.rows.page(row), before.rows.place(row), values, 0, values.length);
                insert(after, id, values);
            }
        }
        return after;
    }

    private void insert(Register into, String id, long[] values) {
        int row = into.rows.add(id, values);
        into.rowOf.put(id, row);
        for (Blocks blocks : into.blocks) {
            blocks.add(row, layout, into.rows);
        }
        count(into, row, 1);
    }

    private void count(Register into, int row, int change) {
        long[] page = into.rows.page(row);
        int place = into.rows.place(row);
        for (int f = 0; f < into.frequencies.length; f++) {
            for (int t = 0; t < into.frequencies[f].length; t++) {
                long term = layout.term(f, t, page, place);
                if (term != 0) {
                    into.frequencies[f][t].add(term, change);
                }
            }
        }
    }
}
