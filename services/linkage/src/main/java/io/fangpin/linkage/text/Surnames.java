package io.fangpin.linkage.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a surname changes in the reading of a name: 单 is shan, 万俟 is moqi and takes two characters. */
public final class Surnames {
    private static final Map<Character, Integer> SINGLE = new HashMap<>();
    private static final Map<String, int[]> COMPOUND = new HashMap<>();
    private static final Set<Character> FIRST_OF_COMPOUND = new HashSet<>();

    static {
        for (String line : TextResource.lines("surnames.txt")) {
            int gap = line.indexOf(' ');
            enter(line.substring(0, gap), line.substring(gap + 1).split(" "));
        }
    }

    private Surnames() {}

    /**
     * Writes the sounds of a name in the form of {@link Characters#name} and returns how many characters the surname
     * takes; a name that leaves nothing for the given name has a surname of one.
     */
    public static int sounds(char[] name, int length, int[] sounds) {
        for (int i = 0; i < length; i++) {
            sounds[i] = Syllables.of(name[i]);
        }
        if (length > 2 && FIRST_OF_COMPOUND.contains(name[0])) {
            int[] compound = COMPOUND.get(new String(name, 0, 2));
            if (compound != null) {
                sounds[0] = compound[0];
                sounds[1] = compound[1];
                return 2;
            }
        }
        Integer single = length > 0 ? SINGLE.get(name[0]) : null;
        if (single != null) {
            sounds[0] = single;
        }
        return Math.min(1, length);
    }

    private static void enter(String surname, String[] reading) {
        if (reading.length == 1) {
            SINGLE.put(surname.charAt(0), Syllables.of(reading[0]));
        } else {
            FIRST_OF_COMPOUND.add(surname.charAt(0));
            COMPOUND.put(surname, new int[] {Syllables.of(reading[0]), Syllables.of(reading[1])});
        }
    }
}
