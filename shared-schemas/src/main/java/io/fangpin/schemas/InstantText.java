package io.fangpin.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Instants as {@link Instant#toString} writes them, {@code 2026-03-05T04:00:00.123456Z}, many times faster. */
public final class InstantText {
    private static final int SECONDS_A_DAY = 86_400;
    private static final int BEFORE_FRACTION = 19;
    private static final int NANO_DIGITS = 9;

    /** Many instants in a row are of one day. */
    private record Day(long epochDay, String date) {}

    private static final ThreadLocal<Day> LAST = ThreadLocal.withInitial(() -> new Day(0, "1970-01-01"));

    private InstantText() {}

    public static String of(Instant instant) {
        long seconds = instant.getEpochSecond();
        long epochDay = Math.floorDiv(seconds, (long) SECONDS_A_DAY);
        Day day = LAST.get();
        if (day.epochDay != epochDay) {
            LocalDate date = LocalDate.ofEpochDay(epochDay);
            if (date.getYear() < 0 || date.getYear() > 9999) {
                return instant.toString();
            }
            day = new Day(epochDay, date.toString());
            LAST.set(day);
        }
        int second = (int) Math.floorMod(seconds, (long) SECONDS_A_DAY);
        byte[] text = new byte[BEFORE_FRACTION + NANO_DIGITS + 2];
        for (int i = 0; i < 10; i++) {
            text[i] = (byte) day.date.charAt(i);
        }
        text[10] = 'T';
        two(text, 11, second / 3600);
        text[13] = ':';
        two(text, 14, second / 60 % 60);
        text[16] = ':';
        two(text, 17, second % 60);
        int end = fraction(text, instant.getNano());
        text[end] = 'Z';
        return new String(text, 0, end + 1, StandardCharsets.ISO_8859_1);
    }

    /** In groups of three digits, as many as are needed; returns where they end. */
    private static int fraction(byte[] text, int nanos) {
        if (nanos == 0) {
            return BEFORE_FRACTION;
        }
        int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : NANO_DIGITS;
        text[BEFORE_FRACTION] = '.';
        int rest = nanos;
        for (int i = NANO_DIGITS; i > 0; i--) {
            text[BEFORE_FRACTION + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return BEFORE_FRACTION + 1 + digits;
    }

    private static void two(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }

    /** Reads what {@link #of} wrote; null for any other form of an instant. */
    public static @Nullable Instant read(String text) {
        int length = text.length();
        if (length < BEFORE_FRACTION + 1
                || length == BEFORE_FRACTION + 2
                || length > BEFORE_FRACTION + NANO_DIGITS + 2
                || text.charAt(length - 1) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || length > BEFORE_FRACTION + 1 && text.charAt(BEFORE_FRACTION) != '.') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int digits = Math.max(0, length - BEFORE_FRACTION - 2);
        int nanos = digits == 0 ? 0 : number(text, BEFORE_FRACTION + 1, length - 1);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 28 && !exists(year, month, day)) {
            return null;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nanos < 0) {
            return null;
        }
        for (int i = digits; i < NANO_DIGITS && nanos > 0; i++) {
            nanos *= 10;
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(epochDay * SECONDS_A_DAY + hour * 3600 + minute * 60 + second, nanos);
    }

    private static boolean exists(int year, int month, int day) {
        return day <= java.time.YearMonth.of(year, month).lengthOfMonth();
    }

    /** -1 when there is anything but digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
