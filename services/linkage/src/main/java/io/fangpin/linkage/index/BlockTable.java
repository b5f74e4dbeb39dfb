package io.fangpin.linkage.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * From a key's hash to rows: one open-addressed array whose entries hold the hash and the row, so that a block is read
 * from neighbouring words. One writer; a reader meets each entry either there or not there.
 */
final class BlockTable {
    /** What a reader or the writer is told of a block with more rows than the cap. */
    static final int OVERFULL = -1;

    private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(long[].class);
    private static final long EMPTY = 0;
    private static final long ROW_BITS = 0xFFFF_FFFFL;
    private static final long MOVED = ROW_BITS;
    private static final long REMOVED = ROW_BITS - 1;
    private static final double FULLEST = 0.72;
    private static final int SMALLEST = 1 << 10;

    private final int cap;
    private volatile long[] entries = new long[SMALLEST];
    private int used;
    private int removed;

    BlockTable(int cap) {
        this.cap = cap;
    }

    /** Adds a row; {@link #OVERFULL} when the block takes no more. */
    int add(long key, int row) {
        growIfFull();
        long[] table = entries;
        long tag = tag(key);
        int members = 0;
        int at = start(tag, table.length);
        for (; table[at] != EMPTY; at = after(at, table.length)) {
            if (table[at] >>> Integer.SIZE == tag) {
                long who = table[at] & ROW_BITS;
                if (who == MOVED) {
                    return OVERFULL;
                }
                if (who != REMOVED && ++members == cap) {
                    return OVERFULL;
                }
            }
        }
        ENTRY.setRelease(table, at, tag << Integer.SIZE | row);
        used++;
        return members + 1;
    }

    /** Takes all rows of a block out, leaving the mark that it was over-full. */
    int[] moveOut(long key) {
        int[] rows = new int[cap];
        int count = collect(key, rows, 0);
        if (count == OVERFULL) {
            return new int[0];
        }
        long[] table = entries;
        long tag = tag(key);
        boolean marked = false;
        for (int at = start(tag, table.length); table[at] != EMPTY; at = after(at, table.length)) {
            if (table[at] >>> Integer.SIZE == tag && (table[at] & ROW_BITS) != REMOVED) {
                ENTRY.setRelease(table, at, tag << Integer.SIZE | (marked ? REMOVED : MOVED));
                removed += marked ? 1 : 0;
                marked = true;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** Removes a row; false when the block does not hold it. */
    boolean remove(long key, int row) {
        long[] table = entries;
        long tag = tag(key);
        for (int at = start(tag, table.length); table[at] != EMPTY; at = after(at, table.length)) {
            if (table[at] == (tag << Integer.SIZE | row)) {
                ENTRY.setRelease(table, at, tag << Integer.SIZE | REMOVED);
                removed++;
                return true;
            }
        }
        return false;
    }

    /** Writes the rows of a block from a place on and returns the place after the last, or {@link #OVERFULL}. */
    int collect(long key, int[] rows, int from) {
        long[] table = entries;
        long tag = tag(key);
        int count = from;
        for (int at = start(tag, table.length); ; at = after(at, table.length)) {
            long entry = (long) ENTRY.getAcquire(table, at);
            if (entry == EMPTY) {
                return count;
            }
            if (entry >>> Integer.SIZE == tag) {
                long who = entry & ROW_BITS;
                if (who == MOVED) {
                    return OVERFULL;
                }
                if (who != REMOVED && count < rows.length) {
                    rows[count++] = (int) who;
                }
            }
        }
    }

    long bytes() {
        return (long) entries.length * Long.BYTES;
    }

    private void growIfFull() {
        long[] table = entries;
        if (used < table.length * FULLEST) {
            return;
        }
        boolean mostlyAlive = removed < used / 4;
        long[] next = new long[mostlyAlive ? table.length + table.length / 2 : table.length];
        used = 0;
        removed = 0;
        for (long entry : table) {
            if (entry != EMPTY && (entry & ROW_BITS) != REMOVED) {
                int at = start(entry >>> Integer.SIZE, next.length);
                while (next[at] != EMPTY) {
                    at = after(at, next.length);
                }
                next[at] = entry;
                used++;
            }
        }
        entries = next;
    }

    /** Rows begin at 0 and entries must not be 0, so the tag never is. */
    private static long tag(long key) {
        long tag = key >>> Integer.SIZE;
        return tag == 0 ? 1 : tag;
    }

    /** The hash's place among all hashes is the entry's place in the array, whatever its size. */
    private static int start(long tag, int size) {
        return (int) (tag * size >>> Integer.SIZE);
    }

    private static int after(int at, int size) {
        return at + 1 == size ? 0 : at + 1;
    }
}
