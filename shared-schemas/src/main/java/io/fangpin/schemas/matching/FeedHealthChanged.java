package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dataset no longer comes as agreed for a county, or does so again. While it does not, "no risk" is less certain for the
 * county's households.
 *
 * @param divisionCode of the county
 * @param expectedPeriod newest month {@code yyyy-MM} that should be here; absent when the dataset has no months
 * @param dueOn when it was, or the next is, due
 * @param lastPeriod newest month that is here; absent when none ever came
 * @param rows of that month, or of the newest day, week or term
 * @param usualRows median of those before
 * @param judgedBy by whose word the rows are enough or too many; absent when there is none to go by
 * @param leastRows fewest rows that it allows; absent when it allows any
 * @param mostRows most rows that it allows; absent when it allows any
 */
@EventType(value = "io.fangpin.matching.feed-health-changed.v1", topic = Topics.BATCHES)
public record FeedHealthChanged(
        String dataset,
        String feedCode,
        String department,
        String divisionCode,
        State state,
        @Nullable State previousState,
        @Nullable String expectedPeriod,
        @Nullable LocalDate dueOn,
        @Nullable String lastPeriod,
        @Nullable Long rows,
        @Nullable Long usualRows,
        @Nullable SizeBasis judgedBy,
        @Nullable Long leastRows,
        @Nullable Long mostRows,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return dataset + ':' + divisionCode;
    }

    /** How a dataset comes. */
    public enum State {
        /** Comes when it is asked for or when something happens, and nothing has. */
        NOT_EXPECTED,
        /** Should come and never has: 未接入. */
        NEVER,
        ON_TIME,
        /** The newest period is due and not here: 逾期. */
        LATE,
        /** More than one period is missing: 停更. */
        STALE,
        /** Fewer rows than agreed, or far fewer than usual: 骤减. */
        SHRUNKEN,
        /** More rows than agreed, or far more than usual: 骤增. */
        SWOLLEN
    }

    /** By whose word a feed has enough rows. */
    public enum SizeBasis {
        /** The county's data officer and the department agreed on it. */
        AGREEMENT,
        /** The dataset's contract, by the persons registered in the county. */
        CONTRACT,
        /** What came before. */
        EARLIER
    }
}
