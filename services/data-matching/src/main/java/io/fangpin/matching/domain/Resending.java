package io.fangpin.matching.domain;

/**
 * Versions of a record that goes round again. They sort after the record's own and before the next batch's, by the time of
 * sending; what takes a fact from somebody sorts just before what gives it to somebody else, and that before what gives the
 * first one an older fact back.
 */
public final class Resending {
    private static final char MARK = '~';
    private static final int MILLIS_DIGITS = 13;
    private static final char TAKE = 'a';
    private static final char GIVE = 'b';
    private static final char GIVE_BACK = 'c';

    private Resending() {}

    /** @param latest the version that was resolved last, or the record's own */
    public static String next(String latest, long nowMillis) {
        String own = isOne(latest) ? latest.substring(0, latest.indexOf(MARK)) : latest;
        String millis = Long.toString(nowMillis);
        return own + MARK + "0".repeat(Math.max(0, MILLIS_DIGITS - millis.length())) + millis + GIVE;
    }

    public static boolean isOne(String version) {
        return version.indexOf(MARK) >= 0;
    }

    static String taking(String resent) {
        return resent.substring(0, resent.length() - 1) + TAKE;
    }

    /** For an older record of the same fact, after a newer one was taken away. */
    public static String givingBack(String resent) {
        return resent.substring(0, resent.length() - 1) + GIVE_BACK;
    }
}
