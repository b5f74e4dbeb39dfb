package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Failure.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Reads ISO days as {@link LocalDate#parse} does, without its parser for days of ten characters. */
public final class Dates {
    private Dates() {}

    /** The day; a {@link Failure} when the text is none. */
    public static LocalDate day(String text) {
        try {
            return isTenCharacters(text)
                    ? LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Reason.UNREADABLE.failure();
        }
    }

    /** Whole months that have passed; a month that lacks the day ends on its last. */
    static long monthsBetween(String from, String to) {
        LocalDate first = day(from);
        LocalDate last = day(to);
        long months = ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last.withDayOfMonth(1));
        return first.plusMonths(months).isAfter(last) ? months - 1 : months;
    }

    private static boolean isTenCharacters(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            if (i != 4 && i != 7 && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
