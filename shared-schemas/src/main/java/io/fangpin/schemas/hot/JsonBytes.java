package io.fangpin.schemas.hot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds one JSON text as bytes; one for each thread, used again and again. */
final class JsonBytes {
    private static final int FIRST_SIZE = 4096;
    private static final int LONGEST_NUMBER = 20;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    /** Forgets what was written. */
    JsonBytes begin() {
        length = 0;
        return this;
    }

    byte[] end() {
        return Arrays.copyOf(bytes, length);
    }

    /** Text that is JSON already: a field's name with all that stands before its value. */
    JsonBytes raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    JsonBytes raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    JsonBytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return isPlain(utf8) ? raw('"').raw(utf8).raw('"') : escaped(text);
    }

    /** Whether text is in JSON as it is. A question mark may stand for half a character, which is to be refused. */
    private static boolean isPlain(byte[] utf8) {
        for (byte b : utf8) {
            if (b >= 0 && (b < 0x20 || b == '"' || b == '\\' || b == '?')) {
                return false;
            }
        }
        return true;
    }

    private JsonBytes escaped(String text) {
        int chars = text.length();
        // No character takes more than six bytes, as an escape.
        room(6 * chars + 2);
        bytes[length++] = '"';
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                bytes[length++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (i + 1 < chars && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                pair(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                throw new NotPlain();
            }
        }
        bytes[length++] = '"';
        return this;
    }

    JsonBytes number(long number) {
        if (number < 0 || number > 999_999_999_999_999_999L) {
            return raw(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        }
        room(LONGEST_NUMBER);
        int digits = 1;
        for (long power = 10; power <= number; power *= 10) {
            digits++;
        }
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    JsonBytes number(double number) {
        if (!Double.isFinite(number)) {
            return text(Double.toString(number));
        }
        double magnitude = Math.abs(number);
        long thousandths = Math.round(magnitude * 1000);
        return magnitude >= 0.001 && magnitude < 1e7 && thousandths / 1000.0 == magnitude
                ? thousandths(number < 0, thousandths)
                : raw(Double.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    /** As {@link Double#toString} spells it, which looks far longer for so few digits. */
    private JsonBytes thousandths(boolean negative, long thousandths) {
        if (negative) {
            raw('-');
        }
        number(thousandths / 1000).raw('.');
        int rest = (int) (thousandths % 1000);
        do {
            raw((char) ('0' + rest / 100));
            rest = rest % 100 * 10;
        } while (rest > 0);
        return this;
    }

    JsonBytes bool(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[length++] = (byte) c;
            case '\n' -> bytes[length++] = 'n';
            case '\r' -> bytes[length++] = 'r';
            case '\t' -> bytes[length++] = 't';
            case '\b' -> bytes[length++] = 'b';
            case '\f' -> bytes[length++] = 'f';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[c >> 4];
                bytes[length++] = HEX[c & 0xF];
            }
        }
    }

    private void pair(int codePoint) {
        bytes[length++] = (byte) (0xF0 | codePoint >> 18);
        bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
