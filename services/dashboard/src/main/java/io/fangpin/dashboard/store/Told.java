package io.fangpin.dashboard.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a page is told of a change: enough for the ticker and to know what to fetch again. */
public record Told(
        Instant at,
        String kind,
        String id,
        @Nullable String householdId,
        String divisionCode,
        String titleZh,
        String titleEn,
        String link) {

    static Told of(Happening h) {
        return new Told(
                h.at(), h.kind(), h.subjectId(), h.householdId(), h.divisionCode(), h.titleZh(), h.titleEn(), h.link());
    }
}
