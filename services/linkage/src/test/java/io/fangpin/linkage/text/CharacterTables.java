package io.fangpin.linkage.text;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Writes the character tables of {@code src/main/resources}: one line per syllable, one line of pairs per hundred
 * simplifications. Run it by hand when ICU4J moves on; argument: the folder to write to.
 */
public final class CharacterTables {
    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9FFF;
    private static final int PAIRS_A_LINE = 50;

    private CharacterTables() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.write(folder.resolve("syllables.txt"), syllables());
        Files.write(folder.resolve("simplified.txt"), simplified());
    }

    private static List<String> syllables() {
        Transliterator latin = Transliterator.getInstance("Han-Latin; NFC");
        Transliterator withoutTones = Transliterator.getInstance("NFD; [:Nonspacing Mark:] Remove; NFC; Lower");
        TreeMap<String, StringBuilder> bySyllable = new TreeMap<>();
        for (int c = FIRST; c <= LAST; c++) {
            String han = Character.toString(c);
            String syllable = withoutTones
                    .transliterate(latin.transliterate(han).replaceAll("[ǖǘǚǜü]", "v"))
                    .strip();
            if (syllable.matches("[a-z]+")) {
                bySyllable.computeIfAbsent(syllable, s -> new StringBuilder()).append(han);
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("# Generated from ICU4J Han-Latin by CharacterTables; Unicode License V3, see LICENSE-ICU.txt");
        bySyllable.forEach((syllable, characters) -> lines.add(syllable + " " + characters));
        return lines;
    }

    private static List<String> simplified() {
        Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Generated from ICU4J Traditional-Simplified by CharacterTables; Unicode License V3, see LICENSE-ICU.txt");
        StringBuilder line = new StringBuilder();
        for (int c = FIRST; c <= LAST; c++) {
            String han = Character.toString(c);
            String simple = simplify.transliterate(han);
            if (!simple.equals(han) && simple.length() == 1) {
                line.append(han).append(simple);
                if (line.length() >= 2 * PAIRS_A_LINE) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
