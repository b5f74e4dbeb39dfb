package io.fangpin.assistance.domain;

import io.fangpin.schemas.risk.AlertLevel;
import java.util.Optional;

/** What an alert means for its household's cases, or its village's tasks: one of them is open, further alerts join it. */
public enum AlertDecision {
    /** A new case or task begins. */
    OPENS,
    /** It joins the open one. */
    JOINS,
    /** What has the alert already follows its new version. */
    FOLLOWS,
    /** Nothing to do: an older version, or a clearing of what nobody has. */
    IGNORED;

    /** The alert as the newest case or task that holds it knows it. */
    public record Known(String holderId, long version, AlertLevel level, boolean open, boolean holderOpen) {}

    /**
     * Decides for one event.
     *
     * @param clears the event says that the risk no longer shows
     * @param known what is known of the same alert
     */
    public static AlertDecision of(
            boolean clears, long version, AlertLevel level, Optional<Known> known, boolean openHolder) {
        if (known.isEmpty()) {
            return clears ? IGNORED : joinsOrOpens(openHolder);
        }
        Known before = known.get();
        boolean says = before.open() == clears;
        if (version < before.version() || (version == before.version() && !says)) {
            return IGNORED;
        }
        boolean graver = level.compareTo(before.level()) > 0;
        boolean again = !clears && !before.holderOpen() && (!before.open() || graver);
        return again ? joinsOrOpens(openHolder) : FOLLOWS;
    }

    private static AlertDecision joinsOrOpens(boolean openHolder) {
        return openHolder ? JOINS : OPENS;
    }
}
