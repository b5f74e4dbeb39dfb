package io.fangpin.dashboard.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in words for the story of a household and the live ticker; never personal data.
 *
 * @param kind batch, feed, fact, alert, case, villageTask, measure, payment, funds, household
 * @param link page of the console
 * @param source the feed row or event behind it
 */
public record Happening(
        String eventId,
        Instant at,
        String kind,
        String subjectId,
        @Nullable String householdId,
        String divisionCode,
        String titleZh,
        String titleEn,
        @Nullable String detail,
        String link,
        @Nullable String source) {}
