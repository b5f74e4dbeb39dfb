package io.fangpin.assistance.domain;

import io.fangpin.schemas.risk.AlertLevel;
import java.util.Optional;

/** What an alert means for the household's cases: one open case per household, further alerts join it. */
public enum AlertDecision {
    /** A new case begins. */
    OPENS,
    /** It joins the household's open case. */
    JOINS,
    /** A case that has the alert already follows its new version. */
    FOLLOWS,
    /** Nothing to do: an older version, or a clearing of what no case has. */
    IGNORED;

    /** The alert as the newest case that holds it knows it. */
    public record Known(String caseId, long version, AlertLevel level, boolean open, boolean caseOpen) {}

    /**
     * Decides for one event.
     *
     * @param clears the event says that the risk no longer shows
     * @param known what is known of the same alert
     */
    public static AlertDecision of(
            boolean clears, long version, AlertLevel level, Optional<Known> known, boolean openCase) {
        if (known.isEmpty()) {
            return clears ? IGNORED : joinsOrOpens(openCase);
        }
        Known before = known.get();
        boolean says = before.open() == clears;
        if (version < before.version() || (version == before.version() && !says)) {
            return IGNORED;
        }
        boolean graver = level.compareTo(before.level()) > 0;
        boolean again = !clears && !before.caseOpen() && (!before.open() || graver);
        return again ? joinsOrOpens(openCase) : FOLLOWS;
    }

    private static AlertDecision joinsOrOpens(boolean openCase) {
        return openCase ? JOINS : OPENS;
    }
}
