package io.fangpin.linkage.index;

import io.fangpin.linkage.compare.RowLayout;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.index.PersonIndex.Register;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the index for one record at a time, with scratch of its own: {@link #begin} takes the record, {@link #collect}
 * finds candidates, {@link #compare} tells how alike one is. For one thread.
 */
public final class IndexReader {
    private static final int MOST_CANDIDATES = 1 << 12;
    private static final int SEEN_SIZE = 4 * MOST_CANDIDATES;
    /** Less than one person has a name that nobody has: an allowance for those not registered. */
    private static final double UNSEEN = 0.5;

    private final PersonIndex index;
    private final RowLayout layout;
    private final List<String> kinKeys;
    private final long[] record;
    private final int[] found = new int[MOST_CANDIDATES];
    private final int[] seen = new int[SEEN_SIZE];
    private final int[] seenIn = new int[SEEN_SIZE];
    private Register register;
    private int turn;
    private int count;
    private int overfull;

    IndexReader(PersonIndex index, LinkageConfig config) {
        this.index = index;
        this.layout = new RowLayout(config);
        this.kinKeys = config.kinKeys();
        this.record = new long[layout.width()];
        this.register = index.register();
    }

    /** Takes a record; the register as it is now answers until the next one. */
    public void begin(Subject subject) {
        layout.encode(subject, record);
        restart();
    }

    /** Takes a person of the register as if it were a record. */
    public void beginWithRow(int row) {
        System.arraycopy(register.rows.page(row), register.rows.place(row), record, 0, record.length);
        restart();
    }

    /** Finds those who equal in the exact field, with support, and only those; returns how many. */
    public int collectExact(int field, int keyNumber) {
        int end = register.blocks.get(keyNumber).collect(record, layout, found, 0);
        int kept = 0;
        for (int i = 0; i < end; i++) {
            int row = found[i];
            if (layout.equalAndSupported(field, record, register.rows.page(row), register.rows.place(row))) {
                found[kept++] = row;
            }
        }
        return kept;
    }

    /** Adds the candidates of all keys of a pass to those found before; returns how many there are. */
    public int collect(int pass) {
        for (Blocks blocks : register.blocks) {
            if (blocks.pass() == pass) {
                collect(blocks);
            }
        }
        return count;
    }

    /** Adds those who share a household's key. */
    public int collectKin() {
        for (Blocks blocks : register.blocks) {
            if (kinKeys.contains(blocks.name())) {
                collect(blocks);
            }
        }
        return count;
    }

    /** Finds those who share a household's key with a row, instead of the record's candidates; returns how many. */
    public int collectKinOf(int row) {
        int end = 0;
        for (Blocks blocks : register.blocks) {
            if (kinKeys.contains(blocks.name())) {
                end = Math.max(0, blocks.collectOf(row, layout, register.rows, found, end));
            }
        }
        return end;
    }

    /** True when the record agrees with a row in the first field that supports another. */
    public boolean supporterAgrees(int field, int row) {
        return layout.supporterAgrees(field, record, register.rows.page(row), register.rows.place(row));
    }

    private void collect(Blocks blocks) {
        int end = blocks.collect(record, layout, found, count);
        if (end == BlockTable.OVERFULL) {
            overfull++;
            return;
        }
        int kept = count;
        for (int i = count; i < end; i++) {
            if (firstSeen(found[i])) {
                found[kept++] = found[i];
            }
        }
        count = kept;
    }

    /** The row of a candidate, in the order found. */
    public int candidate(int i) {
        return found[i];
    }

    /** Blocks of this record that were skipped. */
    public int overfullBlocks() {
        return overfull;
    }

    public void compare(int row, byte[] levels) {
        layout.compare(record, register.rows.page(row), register.rows.place(row), levels);
    }

    /** The person of a row, null when it has been removed meanwhile. */
    public @Nullable String id(int row) {
        return register.rows.id(row);
    }

    /** Rows of the register; {@link #id} tells which are still there. */
    public int rows() {
        return register.rows.rows();
    }

    /** Persons in the register. */
    public int persons() {
        return index.size();
    }

    public RowLayout layout() {
        return layout;
    }

    /** How many terms of a field are counted. */
    public int countedTerms(int field) {
        return register.frequencies[field].length;
    }

    /** The share of persons with the record's term over the chance that two persons share any; 1 when it is missing. */
    public double relativeFrequency(int field, int term) {
        long hash = layout.term(field, term, record, 0);
        if (hash == 0) {
            return 1;
        }
        var table = register.frequencies[field][term];
        double share = (table.count(hash) + UNSEEN) / (table.total() + 1);
        return share / table.agreement();
    }

    private void restart() {
        register = index.register();
        count = 0;
        overfull = 0;
        if (++turn == 0) {
            Arrays.fill(seenIn, 0);
            turn = 1;
        }
    }

    private boolean firstSeen(int row) {
        int at = row * 0x9E37_79B9 >>> Integer.numberOfLeadingZeros(SEEN_SIZE - 1);
        while (seenIn[at] == turn) {
            if (seen[at] == row) {
                return false;
            }
            at = at + 1 & SEEN_SIZE - 1;
        }
        seenIn[at] = turn;
        seen[at] = row;
        return true;
    }
}
