package io.fangpin.matching.domain;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.matching.FeedHealthChanged.SizeBasis;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a dataset comes as agreed for a county (DOMAIN 3, cadence): a feed that does not come, or has silently shrunk, is
 * where families are missed.
 *
 * @param expectedPeriod newest month that should be here by now; absent when the dataset has no months
 * @param dueOn when it was, or the next is, due; absent when no day is agreed
 * @param lastPeriod newest month that is here
 * @param rows of that month, or of the newest day, week or term; of the month before this one for what comes at any time
 * @param usualRows median of those before; absent while there are fewer than three
 * @param judgedBy by whose word the rows are enough; absent when there is none to go by
 */
public record FeedHealth(
        State state,
        @Nullable String expectedPeriod,
        @Nullable LocalDate dueOn,
        @Nullable String lastPeriod,
        @Nullable Instant lastReceivedAt,
        @Nullable Long rows,
        @Nullable Long usualRows,
        @Nullable SizeBasis judgedBy,
        @Nullable Long leastRows,
        @Nullable Long mostRows) {
    private static final int DAILY_DAYS = 2;
    private static final int WEEKLY_DAYS = 9;
    private static final int TERM_DAYS = 200;

    public static FeedHealth assess(
            DatasetContract contract,
            Expectation expected,
            List<Arrival> arrivals,
            LocalDate today,
            ZoneId zone,
            Tolerance tolerance) {
        Deliveries came = Deliveries.of(contract.cadence(), arrivals, today, zone);
        FeedSize size = FeedSize.judge(contract, expected, came, tolerance);
        return switch (contract.cadence()) {
            case MONTHLY -> monthly(contract, arrivals, size, today);
            case DAILY -> everyDays(arrivals, size, today, zone, DAILY_DAYS);
            case WEEKLY -> everyDays(arrivals, size, today, zone, WEEKLY_DAYS);
            case TERM -> everyDays(arrivals, size, today, zone, TERM_DAYS);
            case CONTINUOUS, ON_CONSENT -> whenever(arrivals, size, expected);
        };
    }

    private static FeedHealth monthly(
            DatasetContract contract, List<Arrival> arrivals, FeedSize size, LocalDate today) {
        YearMonth expected = YearMonth.from(today).minusMonths(1);
        if (!dueOn(contract, expected).isBefore(today)) {
            expected = expected.minusMonths(1);
        }
        String last = lastPeriod(arrivals);
        if (last == null) {
            return of(State.NEVER, expected.toString(), dueOn(contract, expected), arrivals, size);
        }
        YearMonth lastMonth = YearMonth.parse(last);
        State state = lastMonth.isBefore(expected.minusMonths(1))
                ? State.STALE
                : lastMonth.isBefore(expected) ? State.LATE : size.state();
        LocalDate due = dueOn(contract, lastMonth.isBefore(expected) ? expected : expected.plusMonths(1));
        return of(state, expected.toString(), due, arrivals, size);
    }

    private static LocalDate dueOn(DatasetContract contract, YearMonth period) {
        YearMonth next = period.plusMonths(1);
        Integer day = contract.dueDay();
        return day == null ? next.atEndOfMonth() : next.atDay(Math.min(day, next.lengthOfMonth()));
    }

    private static FeedHealth everyDays(List<Arrival> arrivals, FeedSize size, LocalDate today, ZoneId zone, int days) {
        Instant at = lastReceivedAt(arrivals);
        if (at == null) {
            return of(State.NEVER, null, null, arrivals, size);
        }
        LocalDate due = at.atZone(zone).toLocalDate().plusDays(days);
        State state = today.isAfter(due.plusDays(days)) ? State.STALE : today.isAfter(due) ? State.LATE : size.state();
        return of(state, null, due, arrivals, size);
    }

    /** Nothing is expected of what comes when something happens, unless a number of rows was agreed on. */
    private static FeedHealth whenever(List<Arrival> arrivals, FeedSize size, Expectation expected) {
        RowBounds agreed = expected.agreed();
        boolean awaited = agreed != null && agreed.least() != null && agreed.least() > 0;
        State state = arrivals.isEmpty() ? awaited ? State.NEVER : State.NOT_EXPECTED : size.state();
        return of(state, null, null, arrivals, size);
    }

    private static FeedHealth of(
            State state,
            @Nullable String expectedPeriod,
            @Nullable LocalDate dueOn,
            List<Arrival> arrivals,
            FeedSize size) {
        RowBounds bounds = size.bounds();
        return new FeedHealth(
                state,
                expectedPeriod,
                dueOn,
                lastPeriod(arrivals),
                lastReceivedAt(arrivals),
                size.rows(),
                size.usualRows(),
                size.judgedBy(),
                bounds == null ? null : bounds.least(),
                bounds == null ? null : bounds.most());
    }

    private static @Nullable Instant lastReceivedAt(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(Arrival::receivedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable String lastPeriod(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(Arrival::period)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
