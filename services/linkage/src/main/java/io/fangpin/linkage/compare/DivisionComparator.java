package io.fangpin.linkage.compare;

import io.fangpin.linkage.config.KeyForm;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.List;

/** Codes of administrative divisions: village, town and county are the same or not. */
final class DivisionComparator extends FieldComparator {
    private static final int DIGITS = 12;
    private static final int VILLAGE = 0;
    private static final int TOWN = 1;
    private static final int COUNTY = 2;
    private static final int DIFFERENT = 3;
    private static final int TOWN_SHIFT = 4 * 3;
    private static final int COUNTY_SHIFT = 4 * 6;

    DivisionComparator() {
        super(
                1,
                2,
                List.of(
                        Level.of("VILLAGE", 0.85, 1e-6, 0),
                        Level.of("TOWN", 0.08, 1e-4, 1),
                        Level.of("COUNTY", 0.04, 1e-2),
                        Level.of("DIFFERENT", 0.03, 1e-3)));
    }

    @Override
    public void encode(String value, long[] row, int at) {
        long digits = 1;
        int count = 0;
        for (int i = 0; i < value.length() && count < DIGITS; i++) {
            int digit = Digits.of(value.charAt(i));
            if (digit >= 0) {
                digits = digits << 4 | digit;
                count++;
            }
        }
        row[at] = count == 0 ? 0 : digits << 4 * (DIGITS - count);
    }

    @Override
    public int compare(long[] a, int atA, long[] b, int atB) {
        long differences = a[atA] ^ b[atB];
        if (differences == 0) {
            return VILLAGE;
        }
        if (differences >>> TOWN_SHIFT == 0) {
            return TOWN;
        }
        return differences >>> COUNTY_SHIFT == 0 ? COUNTY : DIFFERENT;
    }

    @Override
    public long term(int term, long[] row, int at) {
        return HashCommon.murmurHash3(term == 0 ? row[at] : row[at] >>> TOWN_SHIFT);
    }

    @Override
    public long key(KeyForm form, long[] row, int at) {
        return switch (form) {
            case WHOLE -> HashCommon.murmurHash3(row[at]);
            case FIRST_9 -> HashCommon.murmurHash3(row[at] >>> TOWN_SHIFT);
            case FIRST_6 -> HashCommon.murmurHash3(row[at] >>> COUNTY_SHIFT);
            default -> throw noSuchKey(form);
        };
    }

    @Override
    public boolean agrees(int level) {
        return level == VILLAGE;
    }

    @Override
    public boolean resembles(int level) {
        return level <= COUNTY;
    }
}
