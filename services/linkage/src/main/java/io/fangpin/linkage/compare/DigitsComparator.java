package io.fangpin.linkage.compare;

import io.fangpin.linkage.config.KeyForm;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.List;

/** Numbers whose digits count. A leading 1 marks where the digits begin, so that leading zeros stay. */
final class DigitsComparator extends FieldComparator {
    private static final int EXACT = 0;
    private static final int ONE_EDIT = 1;
    private static final int DIFFERENT = 2;
    private static final int MOST_DIGITS = 15;
    private static final int MOBILE_DIGITS = 11;
    private static final long COUNTRY_PREFIX = 0x186;

    DigitsComparator() {
        super(
                1,
                1,
                List.of(
                        Level.of("EXACT", 0.88, 1e-7, 0),
                        Level.of("ONE_EDIT", 0.07, 1e-6),
                        Level.of("DIFFERENT", 0.05, 1e-3)));
    }

    @Override
    public void encode(String value, long[] row, int at) {
        long digits = 1;
        int count = 0;
        for (int i = 0; i < value.length() && count < MOST_DIGITS; i++) {
            int digit = Digits.of(value.charAt(i));
            if (digit >= 0) {
                digits = digits << 4 | digit;
                count++;
            }
        }
        if (count > MOBILE_DIGITS && digits >>> 4 * MOBILE_DIGITS == COUNTRY_PREFIX) {
            digits = digits & (1L << 4 * MOBILE_DIGITS) - 1 | 1L << 4 * MOBILE_DIGITS;
        }
        row[at] = count == 0 ? 0 : digits;
    }

    @Override
    public int compare(long[] a, int atA, long[] b, int atB) {
        long x = a[atA];
        long y = b[atB];
        if (x == y) {
            return EXACT;
        }
        int lengths = length(x) - length(y);
        if (lengths == 0) {
            long differences = Digits.differences(x, y);
            return Long.bitCount(differences) == 1 || Digits.transposed(x, y, differences) ? ONE_EDIT : DIFFERENT;
        }
        boolean oneMissing = lengths == 1 ? Digits.oneMissing(x, y) : lengths == -1 && Digits.oneMissing(y, x);
        return oneMissing ? ONE_EDIT : DIFFERENT;
    }

    @Override
    public long term(int term, long[] row, int at) {
        return HashCommon.murmurHash3(row[at]);
    }

    @Override
    public long key(KeyForm form, long[] row, int at) {
        return switch (form) {
            case WHOLE -> HashCommon.murmurHash3(row[at]);
            case FIRST_3 -> first(3, row[at]);
            case FIRST_4 -> first(4, row[at]);
            case FIRST_6 -> first(6, row[at]);
            case FIRST_9 -> first(9, row[at]);
            case LAST_4 -> HashCommon.murmurHash3(row[at] & 0xFFFF | 0x10000);
            default -> throw noSuchKey(form);
        };
    }

    @Override
    public boolean agrees(int level) {
        return level == EXACT;
    }

    @Override
    public boolean resembles(int level) {
        return level <= ONE_EDIT;
    }

    private static long first(int count, long digits) {
        int length = length(digits);
        return length < count ? 0 : HashCommon.murmurHash3(digits >>> 4 * (length - count));
    }

    private static int length(long digits) {
        return (Long.SIZE - 1 - Long.numberOfLeadingZeros(digits)) / 4;
    }
}
