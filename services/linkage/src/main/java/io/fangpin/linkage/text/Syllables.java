package io.fangpin.linkage.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sounds of characters as small numbers: the toneless syllable, and the syllable as a dialect may merge it. */
public final class Syllables {
    /** Below it syllables, above it signs that have no syllable and sound only like themselves. */
    private static final int SIGNS = 1024;

    private static final int SIGN_BITS = 0x3BFF;
    private static final String[][] MERGED_INITIALS = {{"zh", "z"}, {"ch", "c"}, {"sh", "s"}, {"n", "l"}, {"hu", "f"}};
    private static final String[][] MERGED_FINALS = {{"ang", "an"}, {"eng", "en"}, {"ing", "in"}, {"ong", "en"}};

    private static final List<String> NAMES = new ArrayList<>(List.of(""));
    private static final Map<String, Short> NUMBERS = new HashMap<>();
    private static final short[] OF_CHARACTER = ofCharacters();
    private static final short[] MERGED = merged();

    private Syllables() {}

    /** Number of the sound of a simplified character; never 0. */
    public static int of(char c) {
        if (Characters.isHan(c)) {
            int syllable = OF_CHARACTER[Characters.place(c)];
            if (syllable != 0) {
                return syllable;
            }
        }
        return SIGNS + (c * 0x9E37 >>> 2 & SIGN_BITS);
    }

    /** Number of a syllable by its spelling, such as {@code shan}; lü is {@code lv}. */
    public static int of(String spelling) {
        return number(spelling);
    }

    /** The sound with n and l, zh and z, ang and an … taken for the same, as many dialects do. */
    public static int merged(int syllable) {
        return syllable < MERGED.length ? MERGED[syllable] : syllable;
    }

    static String spelling(int syllable) {
        return syllable < NAMES.size() ? NAMES.get(syllable) : "?";
    }

    private static short number(String spelling) {
        return NUMBERS.computeIfAbsent(spelling, s -> {
            NAMES.add(s);
            return (short) (NAMES.size() - 1);
        });
    }

    private static short[] ofCharacters() {
        short[] table = new short[Characters.places()];
        for (String line : TextResource.lines("syllables.txt")) {
            int gap = line.indexOf(' ');
            short syllable = number(line.substring(0, gap));
            for (int i = gap + 1; i < line.length(); i++) {
                table[Characters.place(line.charAt(i))] = syllable;
            }
        }
        return table;
    }

    private static short[] merged() {
        // Spellings of merged sounds may be new ones, so that the list grows while it is read.
        List<String> spoken = List.copyOf(NAMES);
        short[] table = new short[SIGNS];
        for (int i = 0; i < table.length; i++) {
            table[i] = (short) i;
        }
        for (int i = 1; i < spoken.size(); i++) {
            table[i] = number(mergedSpelling(spoken.get(i)));
        }
        return table;
    }

    private static String mergedSpelling(String syllable) {
        String spelling = syllable;
        for (String[] initial : MERGED_INITIALS) {
            if (spelling.startsWith(initial[0])) {
                spelling = initial[1] + spelling.substring(initial[0].length());
                break;
            }
        }
        for (String[] end : MERGED_FINALS) {
            if (spelling.endsWith(end[0])) {
                spelling = spelling.substring(0, spelling.length() - end[0].length()) + end[1];
                break;
            }
        }
        return spelling;
    }
}
