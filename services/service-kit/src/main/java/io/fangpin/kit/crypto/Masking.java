package io.fangpin.kit.crypto;

/** Shows just enough of a personal field for a human to recognise it. */
public final class Masking {
    private Masking() {}

    /** {@code 421281199001011234} becomes {@code 421281********1234}. */
    public static String idNumber(String id) {
        return keep(id, 6, 4);
    }

    /** {@code 13812341234} becomes {@code 138****1234}. */
    public static String phone(String phone) {
        return keep(phone, 3, 4);
    }

    /** Only the last four digits of a bank card stay. */
    public static String card(String card) {
        return keep(card, 0, 4);
    }

    /** {@code 张三丰} becomes {@code 张**}. */
    public static String name(String name) {
        int letters = name.codePointCount(0, name.length());
        return letters == 0 ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "*".repeat(letters - 1);
    }

    /** Too short a text is hidden whole: a mask never shows more than it hides by accident. */
    private static String keep(String text, int head, int tail) {
        int hidden = text.length() - head - tail;
        return hidden < 1
                ? "*".repeat(text.length())
                : text.substring(0, head) + "*".repeat(hidden) + text.substring(text.length() - tail);
    }
}
