package io.fangpin.tabular;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people and spreadsheets write them. */
final class Dates {

    private static final Pattern PARTED =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(T?\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?Z?)?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})月?");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d{1,12})?");
    private static final Pattern NUMERIC_SERIAL = Pattern.compile("\\d{1,5}(\\.\\d{1,16})?");
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final int FIRST_YEAR = 1850;

    private Dates() {}

    sealed interface Reading {}

    record Day(LocalDate date) implements Reading {}

    /** Looks like a date, but the calendar has no such day. */
    enum Impossible implements Reading {
        IMPOSSIBLE
    }

    enum NotADate implements Reading {
        NOT_A_DATE
    }

    /** @param numeric true when a spreadsheet stores the cell as a number, hence perhaps as days since its epoch */
    static Reading date(String text, boolean numeric, boolean date1904) {
        if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            int year = Digits.number(text, 0, 4);
            int month = Digits.number(text, 5, 7);
            int day = Digits.number(text, 8, 10);
            if (year >= 0 && month >= 0 && day >= 0) {
                return of(year, month, day);
            }
        }
        Matcher parted = PARTED.matcher(text);
        if (parted.matches()) {
            return of(
                    Integer.parseInt(parted.group(1)),
                    Integer.parseInt(parted.group(2)),
                    Integer.parseInt(parted.group(3)));
        }
        if (text.length() == 8 && Digits.number(text, 0, 8) >= 0) {
            return of(Digits.number(text, 0, 4), Digits.number(text, 4, 6), Digits.number(text, 6, 8));
        }
        if ((numeric ? NUMERIC_SERIAL : SERIAL).matcher(text).matches()) {
            int days = new BigDecimal(text).intValue();
            // The 1900 system counts a 29 February 1900 that never was.
            int phantom = !date1904 && days < 60 ? 1 : 0;
            return new Day((date1904 ? EPOCH_1904 : EPOCH_1900).plusDays(days + (long) phantom));
        }
        return NotADate.NOT_A_DATE;
    }

    static Optional<YearMonth> month(String text, boolean numeric, boolean date1904) {
        Matcher month = MONTH.matcher(text);
        if (month.matches() && text.length() >= 6) {
            int year = Integer.parseInt(month.group(1));
            int number = Integer.parseInt(month.group(2));
            return year >= FIRST_YEAR && number >= 1 && number <= 12
                    ? Optional.of(YearMonth.of(year, number))
                    : Optional.empty();
        }
        return date(text, numeric, date1904) instanceof Day day
                ? Optional.of(YearMonth.from(day.date()))
                : Optional.empty();
    }

    private static Reading of(int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return date.getYear() >= FIRST_YEAR ? new Day(date) : Impossible.IMPOSSIBLE;
        } catch (DateTimeException e) {
            return Impossible.IMPOSSIBLE;
        }
    }
}
