package io.fangpin.risk.domain;

import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a dataset comes for a county.
 *
 * @param state as data-matching said; absent while it said nothing, which it does when nothing was ever wrong
 * @param dueOn when what is late was due
 * @param lastBatchAt when the newest batch was complete
 */
public record Feed(
        String dataset,
        @Nullable State state,
        @Nullable String expectedPeriod,
        @Nullable LocalDate dueOn,
        @Nullable String lastPeriod,
        @Nullable Instant lastBatchAt) {}
