package io.fangpin.linkage.compare;

import io.fangpin.linkage.config.KeyForm;
import io.fangpin.schemas.people.ResidentId;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.List;

/**
 * 公民身份号码 with what its check character tells: a mistyped number does not fit, so two fitting numbers that differ
 * in a few digits are two people (a twin is not a typo). Sixteen nibbles in the first long; in the second the
 * seventeenth and eighteenth (X is 10), the count of characters and what is known of the check.
 */
final class ResidentIdComparator extends FieldComparator {
    /** Equal, and the supporting fields agree. */
    static final int EXACT = 0;
    /** Equal, a supporting field is a little off. */
    static final int EXACT_PARTLY = 1;

    private static final int ONE_EDIT = 2;
    private static final int TWO_EDITS = 3;
    /** Equal, but the name is another's: a relative's number in the wrong row. */
    static final int EXACT_CONTRADICTED = 4;

    private static final int UNLIKE = 5;
    private static final int BOTH_VALID_DIFFER = 6;
    /** Both fit and only the sequence differs: a twin, or a neighbour in the register of births. */
    private static final int BOTH_VALID_SIBLINGS = 7;

    private static final int LENGTH = 18;
    private static final int FIRST_GENERATION_LENGTH = 15;
    private static final int CERTIFICATE_LENGTH = 20;
    private static final int HIGH_PLACES = 16;
    private static final int SHORTEST = 12;
    private static final int COUNT_SHIFT = 16;
    private static final long VALID = 1L << 32;
    /** Of the first generation: there was no check character, ours proves nothing. */
    private static final long UNCHECKED = 1L << 33;

    private static final long SEQUENCE_IN_HIGH = 0x11;

    private final StringBuilder clean = new StringBuilder(CERTIFICATE_LENGTH);

    ResidentIdComparator() {
        super(
                2,
                0,
                List.of(
                        Level.of("EXACT", 0.9, 1e-6),
                        Level.of("EXACT_PARTLY", 0.03, 2e-6),
                        Level.of("ONE_EDIT", 0.04, 1e-4),
                        Level.of("TWO_EDITS", 0.01, 5e-4),
                        Level.of("EXACT_CONTRADICTED", 0.003, 1e-4).atMost(0),
                        Level.of("UNLIKE", 0.012, 2e-2),
                        Level.of("BOTH_VALID_DIFFER", 0.004, 0.5).atMost(-4),
                        Level.of("BOTH_VALID_SIBLINGS", 0.001, 0.5).atMost(-15)));
    }

    @Override
    public void encode(String value, long[] row, int at) {
        String text = value.length() == LENGTH && plain(value) ? value : cleaned(value);
        long flags = 0;
        if (text.length() == FIRST_GENERATION_LENGTH) {
            text = secondGeneration(text);
            flags = UNCHECKED;
        }
        int count = Math.min(LENGTH, text.length());
        if (count < SHORTEST) {
            return;
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            int nibble = c == 'X' ? 10 : c - '0';
            if (i < HIGH_PLACES) {
                high = high << 4 | nibble;
            } else {
                low = low << 4 | nibble;
            }
        }
        high <<= 4 * Math.max(0, HIGH_PLACES - count);
        low <<= 4 * Math.min(LENGTH - HIGH_PLACES, LENGTH - count);
        if (flags == 0 && count == LENGTH && fits(text, high)) {
            flags = VALID;
        }
        row[at] = high;
        row[at + 1] = low | (long) count << COUNT_SHIFT | flags;
    }

    /** True when the number can be trusted for what it says about its holder. */
    static boolean valid(long[] row, int at) {
        return (row[at + 1] & VALID) != 0;
    }

    static boolean equal(long[] a, int atA, long[] b, int atB) {
        return a[atA] == b[atB] && (int) a[atA + 1] == (int) b[atB + 1];
    }

    @Override
    public int compare(long[] a, int atA, long[] b, int atB) {
        if (equal(a, atA, b, atB)) {
            return EXACT;
        }
        if (valid(a, atA) && valid(b, atB)) {
            return a[atA] >>> 8 == b[atB] >>> 8 ? BOTH_VALID_SIBLINGS : BOTH_VALID_DIFFER;
        }
        if (oneCharacterMissing(a, atA, b, atB)) {
            return ONE_EDIT;
        }
        boolean unchecked = ((a[atA + 1] | b[atB + 1]) & UNCHECKED) != 0;
        // The check character that we computed ourselves cannot differ by a slip of the hand.
        long lowMask = unchecked ? 0xF0 : 0xFF;
        long high = Digits.differences(a[atA], b[atB]);
        long low = Digits.differences(a[atA + 1] & lowMask, b[atB + 1] & lowMask);
        int edits = Long.bitCount(high) + Long.bitCount(low);
        if (unchecked && high >>> 8 == 0 && edits > 0) {
            // Only the sequence differs and no check character tells a slip from a sibling.
            return (high & ~SEQUENCE_IN_HIGH) == 0 ? TWO_EDITS : UNLIKE;
        }
        if (edits == 1 || edits == 2 && exchanged(a, atA, b, atB, high, low)) {
            return ONE_EDIT;
        }
        return edits == 2 ? TWO_EDITS : UNLIKE;
    }

    @Override
    public long term(int term, long[] row, int at) {
        throw new IllegalArgumentException("A resident ID has no terms");
    }

    @Override
    public long key(KeyForm form, long[] row, int at) {
        long high = row[at];
        long low = row[at + 1] & 0xFF;
        return switch (form) {
            case WHOLE -> HashCommon.murmurHash3(high ^ HashCommon.mix(low + 1));
            case FIRST_6 -> HashCommon.murmurHash3(high >>> 40);
            case FIRST_14 -> HashCommon.murmurHash3(high >>> 8);
            case LAST_12 -> HashCommon.murmurHash3(last12(row, at) | 1L << 56);
            case LAST_4 -> HashCommon.murmurHash3(last12(row, at) & 0xFFFF | 1L << 58);
            case BIRTH_SEQUENCE -> HashCommon.murmurHash3((high & 0xFF_FFFF_FFFFL) << 4 | low >>> 4 | 1L << 57);
            default -> throw noSuchKey(form);
        };
    }

    @Override
    public boolean agrees(int level) {
        return level == EXACT;
    }

    @Override
    public boolean resembles(int level) {
        return level <= TWO_EDITS;
    }

    /** The last twelve of the characters there are, so that one left out before them does no harm. */
    private static long last12(long[] row, int at) {
        int missing = LENGTH - ((int) (row[at + 1] >>> COUNT_SHIFT) & 0xFF);
        long tail = row[at] << 8 | row[at + 1] & 0xFF;
        return tail >>> 4 * missing & 0xFFFF_FFFF_FFFFL;
    }

    private static boolean exchanged(long[] a, int atA, long[] b, int atB, long high, long low) {
        if (low == 0) {
            return Digits.transposed(a[atA], b[atB], high);
        }
        long tailA = (a[atA] & 0xFF) << 8 | a[atA + 1] & 0xFF;
        long tailB = (b[atB] & 0xFF) << 8 | b[atB + 1] & 0xFF;
        return Digits.transposed(tailA, tailB, Digits.differences(tailA, tailB));
    }

    private static boolean oneCharacterMissing(long[] a, int atA, long[] b, int atB) {
        int countA = (int) (a[atA + 1] >>> COUNT_SHIFT) & 0xFF;
        int countB = (int) (b[atB + 1] >>> COUNT_SHIFT) & 0xFF;
        if (countA == countB) {
            return false;
        }
        return countA > countB
                ? countA == countB + 1 && missingFrom(a, atA, b, atB, countA)
                : countB == countA + 1 && missingFrom(b, atB, a, atA, countB);
    }

    private static boolean missingFrom(long[] longer, int atLonger, long[] shorter, int atShorter, int count) {
        int skipped = 0;
        for (int i = 0; i < count - 1; i++) {
            while (skipped < 2 && digit(longer, atLonger, i + skipped) != digit(shorter, atShorter, i)) {
                skipped++;
            }
        }
        return skipped < 2;
    }

    private static int digit(long[] row, int at, int i) {
        return i < 16 ? Digits.nibble(row[at], 4 * (15 - i)) : Digits.nibble(row[at + 1], 4 * (17 - i));
    }

    private static boolean fits(String text, long high) {
        int month = 10 * Digits.nibble(high, 20) + Digits.nibble(high, 16);
        int day = 10 * Digits.nibble(high, 12) + Digits.nibble(high, 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && ResidentId.checkCharacter(text) == text.charAt(LENGTH - 1);
    }

    private static String secondGeneration(String fifteen) {
        String first17 = fifteen.substring(0, 6) + "19" + fifteen.substring(6, FIRST_GENERATION_LENGTH);
        return first17 + ResidentId.checkCharacter(first17);
    }

    private static boolean plain(String value) {
        for (int i = 0; i < LENGTH; i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && (c != 'X' || i < LENGTH - 1)) {
                return false;
            }
        }
        return true;
    }

    private String cleaned(String value) {
        clean.setLength(0);
        for (int i = 0; i < value.length() && clean.length() < CERTIFICATE_LENGTH; i++) {
            char c = value.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                clean.append((char) ('0' + digit));
            } else if ("xXｘＸ×*".indexOf(c) >= 0 && clean.length() >= LENGTH - 2) {
                clean.append('X');
            }
        }
        return clean.toString();
    }
}
