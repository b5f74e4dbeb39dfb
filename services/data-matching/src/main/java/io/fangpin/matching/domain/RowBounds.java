package io.fangpin.matching.domain;

import io.fangpin.schemas.contracts.ExpectedRows;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a dataset a county should send for one period, both bounds included.
 *
 * @param least absent when any number is enough
 * @param most absent when no number is too many
 */
public record RowBounds(@Nullable Long least, @Nullable Long most) {
    /** More rows than any county has people or things to tell of. */
    public static final long MOST_ROWS = 1_000_000_000;

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /** Bounds by which one can judge; empty when they say nothing, contradict each other or are out of range. */
    public static Optional<RowBounds> sensible(@Nullable Long least, @Nullable Long most) {
        boolean saysNothing = (least == null || least == 0) && most == null;
        boolean outOfRange =
                least != null && (least < 0 || least > MOST_ROWS) || most != null && (most < 1 || most > MOST_ROWS);
        boolean reversed = least != null && most != null && least > most;
        return saysNothing || outOfRange || reversed ? Optional.empty() : Optional.of(new RowBounds(least, most));
    }

    /** What a contract's share comes to, to the whole row that is easier to keep; empty when that says nothing. */
    static Optional<RowBounds> of(ExpectedRows.Share share, long persons) {
        Long least = rows(share.least(), persons, RoundingMode.FLOOR);
        Long most = rows(share.most(), persons, RoundingMode.CEILING);
        return sensible(least, most);
    }

    static RowBounds around(long usual, Tolerance tolerance) {
        return new RowBounds(
                Math.ceilDiv(usual * tolerance.leastPercent(), 100L), usual * tolerance.mostPercent() / 100);
    }

    State judge(long rows) {
        if (least != null && rows < least) {
            return State.SHRUNKEN;
        }
        return most != null && rows > most ? State.SWOLLEN : State.ON_TIME;
    }

    private static @Nullable Long rows(@Nullable BigDecimal perThousand, long persons, RoundingMode towards) {
        return perThousand == null
                ? null
                : perThousand
                        .multiply(BigDecimal.valueOf(persons))
                        .divide(THOUSAND, 0, towards)
                        .longValueExact();
    }
}
