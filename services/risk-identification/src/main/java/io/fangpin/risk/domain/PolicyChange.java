package io.fangpin.risk.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 政策变更: numbers, a rule pack, or an older pack again, proposed by one person and put into force by another.
 *
 * @param regions divisions whose policy changes
 * @param title what changes, in words
 * @param body the numbers as JSON, the pack as YAML, or {@code packId version} of the older one
 * @param effectiveOn first day; absent for at once
 * @param failure why it could not come into force on its day
 */
public record PolicyChange(
        String id,
        Kind kind,
        List<String> regions,
        String title,
        String note,
        String body,
        @Nullable LocalDate effectiveOn,
        State state,
        By proposed,
        @Nullable By decided,
        @Nullable Instant inForceAt,
        @Nullable String failure) {

    public PolicyChange {
        regions = List.copyOf(regions);
    }

    /** What changes. */
    public enum Kind {
        NUMBERS,
        RULE_PACK,
        ROLLBACK
    }

    /** How far it has come. */
    public enum State {
        PROPOSED,
        /** Waits for its day. */
        AGREED,
        IN_FORCE,
        DECLINED,
        WITHDRAWN,
        FAILED
    }

    /** Who, and when. */
    public record By(String userId, String name, Instant at) {}
}
