package io.fangpin.linkage.compare;

import io.fangpin.linkage.config.KeyForm;
import java.util.List;

/**
 * A type of field. Values live in a few longs of a row; the first is 0 when the value is missing. Comparators keep
 * no state but scratch for one thread.
 */
public abstract sealed class FieldComparator
        permits CodeComparator,
                DateComparator,
                DigitsComparator,
                DivisionComparator,
                NameComparator,
                ResidentIdComparator,
                TextComparator {
    public static final int MISSING = -1;
    public static final int NO_TERM = -1;

    private final int width;
    private final List<Level> levels;
    private final int terms;

    FieldComparator(int width, int terms, List<Level> levels) {
        this.width = width;
        this.terms = terms;
        this.levels = levels;
    }

    /** How many longs a value takes. */
    public final int width() {
        return width;
    }

    /** From most to least alike; the place in the list is the level's number. */
    public final List<Level> levels() {
        return levels;
    }

    /** How many parts of the value have frequencies: the whole, the surname … */
    public final int terms() {
        return terms;
    }

    /** Writes the value; what cannot be read stays missing. */
    public abstract void encode(String value, long[] row, int at);

    /** The level of two values that are both there. */
    public abstract int compare(long[] a, int atA, long[] b, int atB);

    /** The hash of a term of a value that is there. */
    public abstract long term(int term, long[] row, int at);

    /** The hash of a part of a value that is there; 0 when it has no such part. */
    public abstract long key(KeyForm form, long[] row, int at);

    /** True when a level counts as agreement for a field that leans on this one. */
    public abstract boolean agrees(int level);

    /** True when a level may be the same value written badly. */
    public abstract boolean resembles(int level);

    /** True when a level says that the values have nothing in common. */
    public final boolean contradicts(int level) {
        return level == levels.size() - 1;
    }

    /** The level of an exchanged pair of values, where the type knows one. */
    public int swappedLevel() {
        return MISSING;
    }

    final IllegalArgumentException noSuchKey(KeyForm form) {
        return new IllegalArgumentException(getClass().getSimpleName() + " has no key " + form);
    }
}
