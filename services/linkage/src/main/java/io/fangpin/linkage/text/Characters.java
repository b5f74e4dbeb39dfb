package io.fangpin.linkage.text;

import java.text.Normalizer;
import java.util.List;

/** The form of a text that is compared: half-width, simplified, upper case, without spaces, dots and invisible marks. */
public final class Characters {
    private static final char FIRST_BEYOND_ASCII = '\u007F';
    private static final char FIRST_HAN = '\u3400';
    private static final char LAST_HAN = '\u9FFF';
    /** Middle dots of names of minorities (买买提·吐尔逊) are typed in many ways. */
    private static final String DOTS = "·•・‧∙⋅●．.｡。●▪";

    private static final char[] SIMPLE = simpleForms();

    private Characters() {}

    /** True for a character of the tables: CJK unified ideographs and extension A. */
    static boolean isHan(char c) {
        return c >= FIRST_HAN && c <= LAST_HAN;
    }

    static int place(char han) {
        return han - FIRST_HAN;
    }

    static int places() {
        return LAST_HAN - FIRST_HAN + 1;
    }

    /**
     * Writes the form of a name into a buffer and returns its length; what does not fit is left out. Ordinary names
     * allocate nothing.
     */
    public static int name(String raw, char[] form) {
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isHan(c)) {
                if (length < form.length) {
                    form[length++] = SIMPLE[place(c)];
                }
            } else if (c >= FIRST_BEYOND_ASCII) {
                return unusualName(raw, form);
            } else if (c > ' ' && c != '.' && length < form.length) {
                form[length++] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
            }
        }
        return length;
    }

    /** The form of a text with its words kept apart by one space; lower case. */
    public static String words(String raw) {
        String plain = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        StringBuilder words = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = Character.toLowerCase(plain.charAt(i));
            if (isHan(c)) {
                words.append(SIMPLE[place(c)]);
            } else if (Character.isLetterOrDigit(c)) {
                words.append(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        int end = words.length();
        return end > 0 && words.charAt(end - 1) == ' ' ? words.substring(0, end - 1) : words.toString();
    }

    private static int unusualName(String raw, char[] form) {
        String plain = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        int length = 0;
        for (int i = 0; i < plain.length() && length < form.length; i++) {
            char c = plain.charAt(i);
            if (isHan(c)) {
                form[length++] = SIMPLE[place(c)];
            } else if (counts(c)) {
                form[length++] = Character.toUpperCase(c);
            }
        }
        return length;
    }

    private static boolean counts(char c) {
        int type = Character.getType(c);
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && type != Character.FORMAT
                && type != Character.CONTROL
                && DOTS.indexOf(c) < 0;
    }

    private static char[] simpleForms() {
        char[] simple = new char[places()];
        for (int i = 0; i < simple.length; i++) {
            simple[i] = (char) (FIRST_HAN + i);
        }
        enter(TextResource.lines("simplified.txt"), simple);
        enter(TextResource.lines("variants.txt"), simple);
        for (int i = 0; i < simple.length; i++) {
            // A variant may lead to a traditional form.
            simple[i] = simple[place(simple[i])];
        }
        return simple;
    }

    private static void enter(List<String> lines, char[] simple) {
        for (String line : lines) {
            for (int i = 0; i + 1 < line.length(); i += 2) {
                if (isHan(line.charAt(i)) && isHan(line.charAt(i + 1))) {
                    simple[place(line.charAt(i))] = line.charAt(i + 1);
                }
            }
        }
    }
}
