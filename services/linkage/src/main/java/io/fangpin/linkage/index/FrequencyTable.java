package io.fangpin.linkage.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** How many persons have a value, by the value's hash: forty bits of hash and a count a word. One writer. */
final class FrequencyTable {
    private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int COUNT_BITS = 24;
    private static final int TAG_BITS = Long.SIZE - COUNT_BITS;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
    private static final double FULLEST = 0.72;

    private volatile long[] entries = new long[1 << 10];
    private int used;
    private long total;
    private double squares;

    void add(long term, int change) {
        if (used >= entries.length * FULLEST) {
            grow();
        }
        long[] table = entries;
        int at = place(tag(term), table);
        long count = table[at] & COUNT_MASK;
        if (table[at] == 0) {
            used++;
        }
        // A count that reached its limit stays there; nobody's name is as common as that.
        long next = Math.clamp(count + change, 0, COUNT_MASK);
        squares += (double) next * next - (double) count * count;
        total += change;
        ENTRY.setRelease(table, at, tag(term) << COUNT_BITS | next);
    }

    long count(long term) {
        long[] table = entries;
        return (long) ENTRY.getAcquire(table, place(tag(term), table)) & COUNT_MASK;
    }

    /** Persons with any value. */
    long total() {
        return total;
    }

    /** The chance that two persons share the value. */
    double agreement() {
        return total < 2 ? 1 : Math.max(squares / total / total, 0.5 / total);
    }

    long bytes() {
        return (long) entries.length * Long.BYTES;
    }

    private static int place(long tag, long[] table) {
        int at = (int) ((tag >>> TAG_BITS - Integer.SIZE) * table.length >>> Integer.SIZE);
        while (table[at] != 0 && table[at] >>> COUNT_BITS != tag) {
            at = at + 1 == table.length ? 0 : at + 1;
        }
        return at;
    }

    private static long tag(long term) {
        return term >>> COUNT_BITS | 1;
    }

    private void grow() {
        long[] next = new long[entries.length + entries.length / 2];
        for (long entry : entries) {
            if (entry != 0) {
                next[place(entry >>> COUNT_BITS, next)] = entry;
            }
        }
        entries = next;
    }
}
