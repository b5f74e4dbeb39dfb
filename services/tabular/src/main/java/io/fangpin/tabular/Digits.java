package io.fangpin.tabular;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads runs of the digits 0 to 9, which is what most cells that are numbers hold. */
final class Digits {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d{1,20}|\\d{1,3}(,\\d{3}){1,6})(\\.\\d{1,20})?");
    private static final int LONGEST = 45;

    /** Not only digits. */
    static final int NONE = -1;

    /** As many digits as a long surely holds. */
    private static final int MOST = 18;

    private Digits() {}

    /** The number between two places, at most nine digits; {@link #NONE} when there is anything else or nothing. */
    static int number(String text, int from, int to) {
        return (int) whole(text, from, to);
    }

    /** As {@link #number}, up to 18 digits. */
    static long whole(String text, int from, int to) {
        if (from >= to || to - from > MOST) {
            return NONE;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** An amount with at most two decimals, times a hundred; {@link #NONE} for any other form. */
    static long hundredths(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            long whole = text.length() > MOST - 2 ? NONE : whole(text, 0, text.length());
            return whole < 0 ? NONE : 100 * whole;
        }
        int decimals = text.length() - point - 1;
        long whole = point > MOST - 2 ? NONE : whole(text, 0, point);
        long part = decimals > 2 ? NONE : whole(text, point + 1, text.length());
        return whole < 0 || part < 0 ? NONE : 100 * whole + (decimals == 1 ? 10 * part : part);
    }

    /** Any decimal number as people write it; empty for what is none. */
    static Optional<BigDecimal> decimal(String text) {
        String ascii = text.replace('，', ',').replace('．', '.');
        return ascii.length() <= LONGEST && NUMBER.matcher(ascii).matches()
                ? Optional.of(new BigDecimal(ascii.replace(",", "")))
                : Optional.empty();
    }
}
