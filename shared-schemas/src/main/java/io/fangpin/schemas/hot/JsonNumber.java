package io.fangpin.schemas.hot;

import java.nio.charset.StandardCharsets;

/** Numbers as JSON spells them. */
final class JsonNumber {
    /** So many digits are a {@code long} for sure. */
    private static final int MOST_WHOLE_DIGITS = 18;
    /** So many are a {@code double} without rounding, and one division by a power of ten rounds once (Clinger, 1990). */
    private static final int MOST_EXACT_DIGITS = 15;

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private JsonNumber() {}

    /** Where the number that begins there ends. */
    static int end(byte[] json, int begin) {
        int first = json[begin] == '-' ? begin + 1 : begin;
        int at = digits(json, first);
        if (json[first] == '0' && at > first + 1) {
            throw new NotPlain();
        }
        if (json[at] == '.') {
            at = digits(json, at + 1);
        }
        if (json[at] == 'e' || json[at] == 'E') {
            at++;
            at = digits(json, json[at] == '+' || json[at] == '-' ? at + 1 : at);
        }
        return at;
    }

    /** Passes over at least one digit. */
    private static int digits(byte[] json, int begin) {
        int at = begin;
        while (isDigit(json[at])) {
            at++;
        }
        if (at == begin) {
            throw new NotPlain();
        }
        return at;
    }

    /** The number that is there. */
    static Number of(byte[] json, int begin, int end) {
        boolean negative = json[begin] == '-';
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int at = negative ? begin + 1 : begin; at < end; at++) {
            byte b = json[at];
            if (isDigit(b)) {
                digits = 10 * digits + b - '0';
                count++;
            } else if (b == '.') {
                point = at;
            } else {
                return rounded(json, begin, end);
            }
        }
        if (point < 0) {
            return whole(negative ? -digits : digits, count);
        }
        if (count > MOST_EXACT_DIGITS) {
            return rounded(json, begin, end);
        }
        double value = digits / POWERS_OF_TEN[end - point - 1];
        return negative ? -value : value;
    }

    private static Number whole(long value, int digits) {
        if (digits > MOST_WHOLE_DIGITS) {
            throw new NotPlain();
        }
        // Not as one conditional expression, which would make a long of both.
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private static Number rounded(byte[] json, int begin, int end) {
        return Double.parseDouble(new String(json, begin, end - begin, StandardCharsets.US_ASCII));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
