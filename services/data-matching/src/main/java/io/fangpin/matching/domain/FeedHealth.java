package io.fangpin.matching.domain;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a dataset comes as agreed for a county (DOMAIN 3, cadence): a feed that does not come, or has silently shrunk, is
 * where families are missed.
 *
 * @param expectedPeriod newest month that should be here by now; absent when the dataset has no months
 * @param dueOn when it was, or the next is, due; absent when no day is agreed
 * @param lastPeriod newest month that is here
 * @param rows of that month, in its largest batch: a small one corrects
 * @param usualRows median of up to six months before; absent while there are fewer than three
 */
public record FeedHealth(
        State state,
        @Nullable String expectedPeriod,
        @Nullable LocalDate dueOn,
        @Nullable String lastPeriod,
        @Nullable Instant lastReceivedAt,
        @Nullable Long rows,
        @Nullable Long usualRows) {
    private static final int MONTHS_COMPARED = 6;
    private static final int FEWEST_MONTHS = 3;
    private static final int DAILY_DAYS = 2;
    private static final int WEEKLY_DAYS = 9;
    private static final int TERM_DAYS = 200;

    /** A batch that was completed. */
    public record Arrival(String period, long rows, Instant receivedAt) {}

    /**
     * What is still usual.
     *
     * @param usualRowsAtLeast below it sizes say nothing
     */
    public record Tolerance(int leastPercent, int mostPercent, int usualRowsAtLeast) {}

    public static FeedHealth assess(
            DatasetContract contract, List<Arrival> arrivals, LocalDate today, ZoneId zone, Tolerance tolerance) {
        return switch (contract.cadence()) {
            case MONTHLY -> monthly(contract, arrivals, today, tolerance);
            case DAILY -> everyDays(arrivals, today, zone, DAILY_DAYS);
            case WEEKLY -> everyDays(arrivals, today, zone, WEEKLY_DAYS);
            case TERM -> everyDays(arrivals, today, zone, TERM_DAYS);
            case CONTINUOUS, ON_CONSENT -> whenever(arrivals);
        };
    }

    private static FeedHealth monthly(
            DatasetContract contract, List<Arrival> arrivals, LocalDate today, Tolerance tolerance) {
        YearMonth expected = YearMonth.from(today).minusMonths(1);
        if (!dueOn(contract, expected).isBefore(today)) {
            expected = expected.minusMonths(1);
        }
        if (arrivals.isEmpty()) {
            return new FeedHealth(State.NEVER, expected.toString(), dueOn(contract, expected), null, null, null, null);
        }
        TreeMap<String, Long> rows = new TreeMap<>(arrivals.stream()
                .collect(Collectors.groupingBy(
                        Arrival::period,
                        Collectors.collectingAndThen(
                                Collectors.maxBy(Comparator.comparing(Arrival::rows)),
                                most -> most.map(Arrival::rows).orElse(0L)))));
        Map.Entry<String, Long> last = rows.lastEntry();
        Long usual = usual(rows.headMap(last.getKey()));
        YearMonth lastMonth = YearMonth.parse(last.getKey());
        State state = lastMonth.isBefore(expected.minusMonths(1))
                ? State.STALE
                : lastMonth.isBefore(expected) ? State.LATE : size(last.getValue(), usual, tolerance);
        return new FeedHealth(
                state,
                expected.toString(),
                dueOn(contract, lastMonth.isBefore(expected) ? expected : expected.plusMonths(1)),
                last.getKey(),
                lastReceivedAt(arrivals),
                last.getValue(),
                usual);
    }

    private static LocalDate dueOn(DatasetContract contract, YearMonth period) {
        YearMonth next = period.plusMonths(1);
        Integer day = contract.dueDay();
        return day == null ? next.atEndOfMonth() : next.atDay(Math.min(day, next.lengthOfMonth()));
    }

    private static @Nullable Long usual(Map<String, Long> before) {
        List<Long> sizes = before.values().stream()
                .skip(Math.max(0, before.size() - MONTHS_COMPARED))
                .sorted()
                .toList();
        return sizes.size() < FEWEST_MONTHS ? null : sizes.get(sizes.size() / 2);
    }

    private static State size(long rows, @Nullable Long usual, Tolerance tolerance) {
        if (usual == null || usual < tolerance.usualRowsAtLeast) {
            return State.ON_TIME;
        }
        if (rows * 100 < usual * tolerance.leastPercent) {
            return State.SHRUNKEN;
        }
        return rows * 100 > usual * tolerance.mostPercent ? State.SWOLLEN : State.ON_TIME;
    }

    private static FeedHealth everyDays(List<Arrival> arrivals, LocalDate today, ZoneId zone, int days) {
        Instant at = lastReceivedAt(arrivals);
        if (at == null) {
            return new FeedHealth(State.NEVER, null, null, null, null, null, null);
        }
        LocalDate due = at.atZone(zone).toLocalDate().plusDays(days);
        State state = today.isAfter(due.plusDays(days)) ? State.STALE : today.isAfter(due) ? State.LATE : State.ON_TIME;
        return new FeedHealth(state, null, due, lastPeriod(arrivals), at, null, null);
    }

    private static FeedHealth whenever(List<Arrival> arrivals) {
        return new FeedHealth(
                arrivals.isEmpty() ? State.NOT_EXPECTED : State.ON_TIME,
                null,
                null,
                lastPeriod(arrivals),
                lastReceivedAt(arrivals),
                null,
                null);
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
