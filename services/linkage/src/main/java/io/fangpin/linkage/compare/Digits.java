package io.fangpin.linkage.compare;

/** Decimal digits as nibbles of a long, so that one exclusive-or compares sixteen of them. */
final class Digits {
    private static final long LOW_BITS = 0x1111111111111111L;

    private Digits() {}

    /** The digit that a character is, in any script's form; -1 when it is none. */
    static int of(char c) {
        int digit = c - '0';
        return digit >= 0 && digit <= 9 ? digit : c < 0x80 ? -1 : Character.digit(c, 10);
    }

    /** One bit for each nibble in which two numbers differ, at the nibble's lowest bit. */
    static long differences(long a, long b) {
        long x = a ^ b;
        x |= x >>> 1;
        x |= x >>> 2;
        return x & LOW_BITS;
    }

    /** True when exactly two neighbouring nibbles are exchanged. */
    static boolean transposed(long a, long b, long differences) {
        if (Long.bitCount(differences) != 2) {
            return false;
        }
        int low = Long.numberOfTrailingZeros(differences);
        if (low + 4 >= Long.SIZE || (differences >>> low + 4 & 1) == 0) {
            return false;
        }
        return nibble(a, low) == nibble(b, low + 4) && nibble(a, low + 4) == nibble(b, low);
    }

    /** True when the longer number without one nibble is the shorter; both read from the lowest nibble. */
    static boolean oneMissing(long longer, long shorter) {
        long differences = differences(longer, shorter);
        int low = Long.numberOfTrailingZeros(differences);
        if (low >= Long.SIZE) {
            return false;
        }
        return longer >>> low >>> 4 == shorter >>> low;
    }

    static int nibble(long digits, int shift) {
        return (int) (digits >>> shift) & 0xF;
    }
}
