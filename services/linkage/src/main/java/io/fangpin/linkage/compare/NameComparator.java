package io.fangpin.linkage.compare;

import io.fangpin.linkage.config.KeyForm;
import io.fangpin.linkage.text.Characters;
import io.fangpin.linkage.text.Surnames;
import io.fangpin.linkage.text.Syllables;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.List;

/**
 * Names in Chinese characters. Eight characters in the first two longs and their sounds in the next two, sixteen bits
 * each, the first lowest; what follows the seventh of a longer name is hashed into the eighth place. The first sound
 * carries a mark when the surname takes two characters.
 */
final class NameComparator extends FieldComparator {
    private static final int EXACT = 0;
    private static final int SOUND = 1;
    private static final int NEAR_SOUND = 2;
    private static final int ONE_MISSING = 3;
    private static final int ONE_OTHER = 4;
    /** Brothers and sisters often share all but the last character. */
    private static final int LAST_OTHER = 5;

    private static final int GIVEN_ONLY = 6;
    private static final int SURNAME_ONLY = 7;
    private static final int DIFFERENT = 8;

    private static final int FULL_TERM = 0;
    private static final int SOUND_TERM = 1;
    private static final int SURNAME_TERM = 2;
    private static final int GIVEN_TERM = 3;

    private static final int PLACES = 8;
    private static final int LONGEST = 48;
    private static final long COMPOUND = 0x8000;
    private static final int SOUND_BITS = 0x7FFF;

    private final char[] form = new char[LONGEST];
    private final int[] sounds = new int[LONGEST];

    NameComparator() {
        super(
                4,
                4,
                List.of(
                        Level.of("EXACT", 0.93, 1e-7, FULL_TERM),
                        Level.of("SOUND", 0.02, 1e-6, SOUND_TERM),
                        Level.of("NEAR_SOUND", 0.005, 1e-6, SOUND_TERM),
                        Level.of("ONE_MISSING", 0.01, 1e-5, SURNAME_TERM),
                        Level.of("ONE_OTHER", 0.01, 1e-4, SURNAME_TERM),
                        Level.of("LAST_OTHER", 0.01, 1e-4, SURNAME_TERM),
                        Level.of("GIVEN_ONLY", 0.005, 1e-4, GIVEN_TERM),
                        Level.of("SURNAME_ONLY", 0.005, 1e-3, SURNAME_TERM),
                        Level.of("DIFFERENT", 0.005, 1e-2)));
    }

    @Override
    public void encode(String value, long[] row, int at) {
        int length = Characters.name(value, form);
        if (length == 0) {
            return;
        }
        int surname = Surnames.sounds(form, length, sounds);
        while (length > PLACES) {
            length--;
            form[length - 1] = (char) (31 * form[length - 1] + form[length] | 1);
            sounds[length - 1] = (31 * sounds[length - 1] + sounds[length] | 1) & SOUND_BITS;
        }
        for (int i = 0; i < length; i++) {
            int shift = 16 * (i & 3);
            row[at + (i >> 2)] |= (long) form[i] << shift;
            row[at + 2 + (i >> 2)] |= (long) sounds[i] << shift;
        }
        if (surname == 2) {
            row[at + 2] |= COMPOUND;
        }
    }

    @Override
    public int compare(long[] a, int atA, long[] b, int atB) {
        if (a[atA] == b[atB] && a[atA + 1] == b[atB + 1]) {
            return EXACT;
        }
        if (a[atA + 2] == b[atB + 2] && a[atA + 3] == b[atB + 3]) {
            return SOUND;
        }
        int lengthA = length(a, atA);
        int lengthB = length(b, atB);
        if (lengthA == lengthB) {
            return compareEquallyLong(a, atA, b, atB, lengthA);
        }
        boolean missing = lengthA > lengthB
                ? lengthA == lengthB + 1 && oneMissing(a, atA, b, atB, lengthA)
                : lengthB == lengthA + 1 && oneMissing(b, atB, a, atA, lengthB);
        return missing ? ONE_MISSING : inParts(a, atA, b, atB);
    }

    @Override
    public long term(int term, long[] row, int at) {
        return switch (term) {
            case FULL_TERM -> HashCommon.murmurHash3(row[at] ^ HashCommon.mix(row[at + 1] + FULL_TERM));
            case SOUND_TERM -> HashCommon.murmurHash3(row[at + 2] ^ HashCommon.mix(row[at + 3] + SOUND_TERM));
            case SURNAME_TERM -> HashCommon.murmurHash3(surname(row, at) + SURNAME_TERM);
            case GIVEN_TERM -> HashCommon.murmurHash3(given(row, at) + GIVEN_TERM);
            default -> throw new IllegalArgumentException("A name has no term " + term);
        };
    }

    @Override
    public long key(KeyForm keyForm, long[] row, int at) {
        int surname = surnameLength(row, at);
        int length = length(row, at);
        return switch (keyForm) {
            case WHOLE -> term(FULL_TERM, row, at);
            case SOUND -> mergedSounds(row, at, 0, length);
            case SURNAME_SOUND -> mergedSounds(row, at, 0, surname);
            case GIVEN_SOUND -> surname == length ? 0 : mergedSounds(row, at, surname, length);
            case LAST_SOUND -> surname == length ? 0 : mergedSounds(row, at, length - 1, length);
            default -> throw noSuchKey(keyForm);
        };
    }

    @Override
    public boolean agrees(int level) {
        return level <= SOUND;
    }

    @Override
    public boolean resembles(int level) {
        return level <= LAST_OTHER;
    }

    private static int compareEquallyLong(long[] a, int atA, long[] b, int atB, int length) {
        int others = 0;
        int firstOther = 0;
        int lastOther = 0;
        boolean near = true;
        for (int i = 0; i < length; i++) {
            int x = sound(a, atA, i);
            int y = sound(b, atB, i);
            if (x != y) {
                firstOther = others++ == 0 ? i : firstOther;
                lastOther = i;
                near &= Syllables.merged(x) == Syllables.merged(y);
            }
        }
        if (near) {
            return NEAR_SOUND;
        }
        int surname = surnameLength(a, atA);
        if (length - surname >= 2 && firstOther >= surname) {
            if (others == 1) {
                return lastOther == length - 1 ? LAST_OTHER : ONE_OTHER;
            }
            boolean exchanged = others == 2
                    && sound(a, atA, firstOther) == sound(b, atB, lastOther)
                    && sound(a, atA, lastOther) == sound(b, atB, firstOther);
            return exchanged ? ONE_OTHER : inParts(a, atA, b, atB);
        }
        return inParts(a, atA, b, atB);
    }

    private static int inParts(long[] a, int atA, long[] b, int atB) {
        if (surname(a, atA) == surname(b, atB)) {
            return SURNAME_ONLY;
        }
        return given(a, atA) == given(b, atB) ? GIVEN_ONLY : DIFFERENT;
    }

    private static boolean oneMissing(long[] longer, int atLonger, long[] shorter, int atShorter, int length) {
        int skipped = 0;
        for (int i = 0; i < length - 1; i++) {
            while (skipped < 2 && sound(longer, atLonger, i + skipped) != sound(shorter, atShorter, i)) {
                skipped++;
            }
        }
        return skipped < 2;
    }

    private static long mergedSounds(long[] row, int at, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            hash = HashCommon.mix(hash * 1024 + Syllables.merged(sound(row, at, i)));
        }
        return hash;
    }

    private static int sound(long[] row, int at, int place) {
        return place >= PLACES ? 0 : (int) (row[at + 2 + (place >> 2)] >>> 16 * (place & 3)) & SOUND_BITS;
    }

    /** Sounds of the surname, with the mark of a compound one. */
    private static long surname(long[] row, int at) {
        return row[at + 2] & ((row[at + 2] & COMPOUND) == 0 ? 0xFFFFL : 0xFFFF_FFFFL);
    }

    /** Sounds of the given name: the first three places are enough to tell most. */
    private static long given(long[] row, int at) {
        long first = row[at + 2] >>> 16 * surnameLength(row, at);
        return first ^ HashCommon.mix(row[at + 3]);
    }

    private static int surnameLength(long[] row, int at) {
        return (row[at + 2] & COMPOUND) == 0 ? 1 : 2;
    }

    private static int length(long[] row, int at) {
        long last = row[at + 1] == 0 ? row[at] : row[at + 1];
        int places = (Long.SIZE + 15 - Long.numberOfLeadingZeros(last)) / 16;
        return row[at + 1] == 0 ? places : places + 4;
    }
}
