package io.fangpin.schemas.hot;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text without spaces, value by value; one for each thread, used again and again. Anything else, malformed or
 * only unusual, is {@link NotPlain} or an index out of bounds, and Jackson's to judge.
 */
final class JsonInput {
    private static final int DEEPEST = 32;

    private final FieldNames names = new FieldNames();
    private byte[] json = new byte[0];
    private int at;

    JsonInput begin(byte[] text) {
        json = text;
        at = 0;
        return this;
    }

    /** Enters an object; the name of its first field, or null when it has none. */
    @Nullable
    String firstField() {
        expect('{');
        if (json[at] == '}') {
            at++;
            return null;
        }
        return name();
    }

    /** After a value; null at the end of the object. */
    @Nullable
    String nextField() {
        byte next = json[at++];
        if (next == '}') {
            return null;
        }
        if (next != ',') {
            throw new NotPlain();
        }
        return name();
    }

    /** Enters an array; false when it is empty. */
    boolean firstItem() {
        expect('[');
        if (json[at] == ']') {
            at++;
            return false;
        }
        return true;
    }

    /** After an item; false at the end of the array. */
    boolean nextItem() {
        byte next = json[at++];
        if (next != ',' && next != ']') {
            throw new NotPlain();
        }
        return next == ',';
    }

    /** Passes over a null, if that is what comes. */
    boolean isNull() {
        if (json[at] != 'n') {
            return false;
        }
        literal("null");
        return true;
    }

    @Nullable
    String text() {
        if (isNull()) {
            return null;
        }
        expect('"');
        byte[] from = json;
        int begin = at;
        int end = begin;
        boolean ascii = true;
        for (byte b = from[end]; b != '"'; b = from[++end]) {
            if (b < 0) {
                ascii = false;
            } else if (b < ' ' || b == '\\') {
                throw new NotPlain();
            }
        }
        at = end + 1;
        int length = end - begin;
        return ascii ? new String(json, begin, length, StandardCharsets.ISO_8859_1) : utf8(begin, length);
    }

    /** Malformed UTF-8 shows as the character that stands for it. */
    private String utf8(int begin, int length) {
        String text = new String(json, begin, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            throw new NotPlain();
        }
        return text;
    }

    int whole() {
        if (number() instanceof Integer whole) {
            return whole;
        }
        throw new NotPlain();
    }

    double real() {
        return number().doubleValue();
    }

    /** An {@code Integer} if it can be one, a {@code Long}, or a {@code Double}. */
    Number number() {
        int begin = at;
        at = JsonNumber.end(json, begin);
        return JsonNumber.of(json, begin, at);
    }

    boolean bool() {
        boolean value = json[at] == 't';
        literal(value ? "true" : "false");
        return value;
    }

    /** A text, a number or a boolean. */
    Object value() {
        return switch (json[at]) {
            case '"' -> PlainJson.required(text());
            case 't', 'f' -> bool();
            default -> number();
        };
    }

    /** Passes over a value of any kind. */
    void skip() {
        skip(0);
    }

    private void skip(int depth) {
        if (depth > DEEPEST) {
            throw new NotPlain();
        }
        switch (json[at]) {
            case '{' -> {
                for (String field = firstField(); field != null; field = nextField()) {
                    skip(depth + 1);
                }
            }
            case '[' -> {
                for (boolean more = firstItem(); more; more = nextItem()) {
                    skip(depth + 1);
                }
            }
            case 'n' -> literal("null");
            default -> value();
        }
    }

    private String name() {
        expect('"');
        byte[] from = json;
        int begin = at;
        int end = begin;
        int hash = 0;
        for (byte b = from[end]; b != '"'; b = from[++end]) {
            if (b < ' ' || b == '\\') {
                throw new NotPlain();
            }
            hash = 31 * hash + b;
        }
        at = end + 1;
        String name = names.of(from, begin, end, hash);
        expect(':');
        return name;
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void expect(char ascii) {
        if (json[at++] != ascii) {
            throw new NotPlain();
        }
    }
}
