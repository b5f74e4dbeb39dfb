package io.fangpin.risk.stream;

import io.fangpin.risk.domain.Known;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import java.util.Objects;

/** Keys of the history: all of one household together, in the order in which it became known. */
final class HistoryKey {
    private static final char SEPARATOR = '\0';
    private static final char AFTER_SEPARATOR = '\1';
    private static final int MILLIS_DIGITS = 14;

    private HistoryKey() {}

    /** The same entry has the same key however often it is read. */
    static String of(String householdId, Known known) {
        String millis = Long.toString(Math.max(0, known.knownAt().toEpochMilli()));
        return householdId
                + SEPARATOR
                + "0".repeat(Math.max(0, MILLIS_DIGITS - millis.length()))
                + millis
                + SEPARATOR
                + what(known);
    }

    static String household(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    /** Where the entries of households after this one begin. */
    static String after(String householdId) {
        return householdId + AFTER_SEPARATOR;
    }

    private static String what(Known known) {
        HouseholdSnapshot household = known.household();
        return household != null
                ? "h" + household.version()
                : "f" + Objects.requireNonNull(known.fact()).factId() + ' '
                        + known.fact().version();
    }
}
