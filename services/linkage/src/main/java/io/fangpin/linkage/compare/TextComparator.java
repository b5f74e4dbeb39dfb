package io.fangpin.linkage.compare;

import io.fangpin.linkage.config.KeyForm;
import io.fangpin.linkage.text.Characters;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Words that may be misspelt, four characters to a long. Similarity is that of Jaro and Winkler (W. E. Winkler, String
 * Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model, 1990).
 */
final class TextComparator extends FieldComparator {
    private static final int EXACT = 0;
    private static final int CLOSE = 1;
    private static final int SWAPPED = 2;
    private static final int SIMILAR = 3;
    private static final int DIFFERENT = 4;
    private static final double CLOSE_FROM = 0.92;
    private static final double SIMILAR_FROM = 0.80;
    private static final int LONGS = 8;

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    TextComparator() {
        super(
                LONGS,
                1,
                List.of(
                        Level.of("EXACT", 0.7, 1e-6, 0),
                        Level.of("CLOSE", 0.18, 1e-5),
                        Level.of("SWAPPED", 0.02, 1e-5),
                        Level.of("SIMILAR", 0.05, 1e-4),
                        Level.of("DIFFERENT", 0.05, 1e-3)));
    }

    @Override
    public void encode(String value, long[] row, int at) {
        String words = Characters.words(value);
        for (int i = 0; i < words.length() && i < 4 * LONGS; i++) {
            row[at + (i >> 2)] |= (long) words.charAt(i) << 16 * (i & 3);
        }
    }

    @Override
    public int compare(long[] a, int atA, long[] b, int atB) {
        if (same(a, atA, b, atB)) {
            return EXACT;
        }
        double similarity = JARO_WINKLER.apply(text(a, atA), text(b, atB));
        if (similarity >= CLOSE_FROM) {
            return CLOSE;
        }
        return similarity >= SIMILAR_FROM ? SIMILAR : DIFFERENT;
    }

    @Override
    public int swappedLevel() {
        return SWAPPED;
    }

    @Override
    public long term(int term, long[] row, int at) {
        return firstLetters(4 * LONGS, row, at);
    }

    @Override
    public long key(KeyForm form, long[] row, int at) {
        return switch (form) {
            case WHOLE -> firstLetters(4 * LONGS, row, at);
            case FIRST_3 -> firstLetters(3, row, at);
            case FIRST_4 -> firstLetters(4, row, at);
            case FIRST_6 -> firstLetters(6, row, at);
            default -> throw noSuchKey(form);
        };
    }

    @Override
    public boolean agrees(int level) {
        return level == EXACT;
    }

    @Override
    public boolean resembles(int level) {
        return level <= CLOSE;
    }

    private static boolean same(long[] a, int atA, long[] b, int atB) {
        for (int i = 0; i < LONGS; i++) {
            if (a[atA + i] != b[atB + i]) {
                return false;
            }
        }
        return true;
    }

    private static long firstLetters(int count, long[] row, int at) {
        long hash = count;
        for (int i = 0; i < count; i++) {
            long letter = letter(row, at, i);
            if (letter == 0) {
                break;
            }
            hash = HashCommon.mix(hash + letter);
        }
        return hash;
    }

    private static String text(long[] row, int at) {
        char[] letters = new char[4 * LONGS];
        int length = 0;
        while (length < letters.length && letter(row, at, length) != 0) {
            letters[length] = (char) letter(row, at, length);
            length++;
        }
        return new String(letters, 0, length);
    }

    private static long letter(long[] row, int at, int place) {
        return row[at + (place >> 2)] >>> 16 * (place & 3) & 0xFFFF;
    }
}
