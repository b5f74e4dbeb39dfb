package io.fangpin.tabular;

import java.util.Locale;

/** Brings what people type to one spelling: full-width to half-width, odd spaces to none. */
final class Spelling {

    /** How the dot within a name is typed. */
    private static final String DOTS = "•・‧∙．";

    private Spelling() {}

    /** Trimmed text with full-width digits, letters and spaces made half-width; inner wording stays. */
    static String text(String raw) {
        int length = raw.length();
        boolean plain = true;
        for (int i = 0; i < length && plain; i++) {
            plain = half(raw.charAt(i)) == raw.charAt(i);
        }
        if (plain) {
            return unguarded(raw.strip());
        }
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = half(raw.charAt(i));
            if (c != 0) {
                out.append(c);
            }
        }
        return unguarded(out.toString().strip());
    }

    /** What {@link #text} made of numbers, dates, codes: no spaces at all, no leading apostrophe of a spreadsheet. */
    static String compact(String text) {
        String bare = text.startsWith("'") ? text.substring(1) : text;
        return bare.indexOf(' ') < 0 ? bare : bare.replace(" ", "");
    }

    /** For comparing headers and codes: also without brackets' width, case and required marks. */
    static String key(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        String text = text(raw).toLowerCase(Locale.ROOT);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '*') {
                out.append(c == '（' ? '(' : c == '）' ? ')' : c);
            }
        }
        return out.toString();
    }

    /** A person's name as {@link #text} made it: names of Han characters lose inner spaces; the dot of other names has one form. */
    static String name(String spelled) {
        String text = oneDot(spelled);
        if (text.indexOf(' ') < 0) {
            return text;
        }
        boolean han =
                text.chars().allMatch(c -> c == ' ' || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return han ? text.replace(" ", "") : text.replaceAll(" +", " ");
    }

    private static String oneDot(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (DOTS.indexOf(text.charAt(i)) >= 0) {
                return text.replaceAll('[' + DOTS + ']', "·");
            }
        }
        return text;
    }

    /** Undoes the leading apostrophe that {@link ErrorFile} puts before a formula. */
    private static String unguarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && ErrorFile.FORMULA_SIGNS.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    /** The half-width form; 0 for characters that show nothing. */
    private static char half(char c) {
        if (c >= 0x21 && c < 0x7f || c > 0x3000 && c < 0xfeff) {
            return c;
        }
        if (c == '\u3000' || c == '\u00a0' || c == '\u2007' || c == '\u202f') {
            return ' ';
        }
        if (c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\u200e' || c == '\u200f' || c == '\ufeff') {
            return 0;
        }
        boolean digitOrLetter = (c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ');
        return digitOrLetter || c == '－' || c == '＋' || c == '／' ? (char) (c - 0xfee0) : c;
    }
}
