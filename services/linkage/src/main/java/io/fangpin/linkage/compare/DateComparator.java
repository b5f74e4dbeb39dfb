package io.fangpin.linkage.compare;

import io.fangpin.linkage.config.KeyForm;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.List;

/** Days as eight nibbles yyyymmdd; a month or day of 00 is not known. */
final class DateComparator extends FieldComparator {
    private static final int EXACT = 0;
    private static final int MONTH_DAY_SWAPPED = 1;
    private static final int ONE_DIGIT = 2;
    private static final int TWO_PARTS = 3;
    private static final int NEAR = 4;
    private static final int DIFFERENT = 5;
    private static final int NEAR_DAYS = 62;
    private static final int YEAR_SHIFT = 16;
    private static final long DATE_BITS = 0xFFFF_FFFFL;
    /** Read from the ID number, which says it already. */
    private static final long DERIVED = 1L << 40;

    DateComparator() {
        super(
                1,
                1,
                List.of(
                        Level.of("EXACT", 0.92, 1e-6, 0),
                        Level.of("MONTH_DAY_SWAPPED", 0.01, 1e-6),
                        Level.of("ONE_DIGIT", 0.03, 1e-5),
                        Level.of("TWO_PARTS", 0.015, 1e-4),
                        Level.of("NEAR", 0.005, 1e-3),
                        Level.of("DIFFERENT", 0.02, 1e-2)));
    }

    @Override
    public void encode(String value, long[] row, int at) {
        long date = 0;
        long part = 0;
        int digits = 0;
        int shift = YEAR_SHIFT;
        for (int i = 0; i <= value.length() && shift >= 0; i++) {
            int digit = i < value.length() ? Digits.of(value.charAt(i)) : -1;
            if (digit >= 0) {
                part = part << 4 | digit;
                digits++;
            }
            boolean full = digits == (shift == YEAR_SHIFT ? 4 : 2);
            if (full || digit < 0 && digits > 0) {
                date |= part << shift;
                shift -= 8;
                part = 0;
                digits = 0;
            }
        }
        row[at] = date;
    }

    /** Reads the day in a valid resident ID. */
    static void encodeFromId(long idHigh, long[] row, int at) {
        row[at] = idHigh >>> 8 & DATE_BITS | DERIVED;
    }

    static boolean derived(long[] row, int at) {
        return (row[at] & DERIVED) != 0;
    }

    @Override
    public int compare(long[] a, int atA, long[] b, int atB) {
        long x = a[atA] & DATE_BITS;
        long y = b[atB] & DATE_BITS;
        if (x == y) {
            return EXACT;
        }
        long differences = Digits.differences(x, y);
        boolean sameYear = x >>> YEAR_SHIFT == y >>> YEAR_SHIFT;
        if (sameYear && (x >>> 8 & 0xFF) == (y & 0xFF) && (y >>> 8 & 0xFF) == (x & 0xFF)) {
            return MONTH_DAY_SWAPPED;
        }
        if (Long.bitCount(differences) == 1 || Digits.transposed(x, y, differences)) {
            return ONE_DIGIT;
        }
        boolean sameMonth = (differences & 0x1100) == 0;
        boolean sameDay = (differences & 0x11) == 0;
        if (sameYear ? sameMonth || sameDay : sameMonth && sameDay) {
            return TWO_PARTS;
        }
        return Math.abs(roughDay(x) - roughDay(y)) <= NEAR_DAYS ? NEAR : DIFFERENT;
    }

    @Override
    public long term(int term, long[] row, int at) {
        return HashCommon.murmurHash3(row[at] & DATE_BITS);
    }

    @Override
    public long key(KeyForm form, long[] row, int at) {
        long date = row[at] & DATE_BITS;
        return switch (form) {
            case WHOLE -> HashCommon.murmurHash3(date);
            case YEAR -> HashCommon.murmurHash3(date >>> YEAR_SHIFT);
            case YEAR_MONTH -> HashCommon.murmurHash3(date >>> 8);
            case MONTH_DAY -> HashCommon.murmurHash3(date & 0xFFFF | 0x10000);
            default -> throw noSuchKey(form);
        };
    }

    @Override
    public boolean agrees(int level) {
        return level == EXACT;
    }

    @Override
    public boolean resembles(int level) {
        return level <= NEAR;
    }

    /** Days since year 0 in months of 31 days: exact enough to say near. */
    private static int roughDay(long date) {
        return 372 * decimal(date >>> YEAR_SHIFT, 4) + 31 * decimal(date >>> 8, 2) + decimal(date, 2);
    }

    private static int decimal(long nibbles, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = 10 * value + Digits.nibble(nibbles, 4 * i);
        }
        return value;
    }
}
