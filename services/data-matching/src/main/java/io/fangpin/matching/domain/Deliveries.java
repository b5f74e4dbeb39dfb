package io.fangpin.matching.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import io.fangpin.schemas.contracts.DatasetContract.Cadence;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of a dataset for one day, week, month or term after the other, so that like is compared with like.
 *
 * @param rowsByPeriod the oldest first
 * @param usualOf how many deliveries before are compared; 0 where they are no measure
 */
record Deliveries(TreeMap<String, Long> rowsByPeriod, int usualOf) {
    private static final int DAYS_COMPARED = 14;
    private static final int WEEKS_COMPARED = 8;
    private static final int MONTHS_COMPARED = 6;
    private static final int TERMS_COMPARED = 6;
    private static final int FEWEST_COMPARED = 3;

    static Deliveries of(Cadence cadence, List<Arrival> arrivals, LocalDate today, ZoneId zone) {
        return switch (cadence) {
            case MONTHLY -> largest(arrivals, MONTHS_COMPARED, Arrival::period);
            case DAILY ->
                largest(arrivals, DAYS_COMPARED, arrival -> day(arrival, zone).toString());
            case WEEKLY ->
                largest(
                        arrivals,
                        WEEKS_COMPARED,
                        arrival -> day(arrival, zone)
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .toString());
            case TERM -> largest(arrivals, TERMS_COMPARED, arrival -> term(YearMonth.parse(arrival.period())));
            case CONTINUOUS -> lastMonth(arrivals, YearMonth.from(today).minusMonths(1), zone);
            case ON_CONSENT -> new Deliveries(new TreeMap<>(), 0);
        };
    }

    /** Rows of the newest; absent when none can be judged. */
    @Nullable
    Long rows() {
        return Optional.ofNullable(rowsByPeriod.lastEntry())
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** Median of those before the newest; absent while they are too few. */
    @Nullable
    Long usualRows() {
        if (rowsByPeriod.isEmpty()) {
            return null;
        }
        Map<String, Long> before = rowsByPeriod.headMap(rowsByPeriod.lastKey());
        List<Long> sizes = before.values().stream()
                .skip(Math.max(0, before.size() - usualOf))
                .sorted()
                .toList();
        return sizes.size() < FEWEST_COMPARED ? null : sizes.get(sizes.size() / 2);
    }

    private static Deliveries largest(List<Arrival> arrivals, int usualOf, Function<Arrival, String> period) {
        TreeMap<String, Long> rows = new TreeMap<>();
        arrivals.stream().collect(groupingBy(period)).forEach((key, same) -> rows.put(key, size(same)));
        return new Deliveries(rows, usualOf);
    }

    /** Each division's largest batch counts: a small one corrects. Townships that send for themselves count together. */
    private static long size(List<Arrival> same) {
        long whole = same.stream()
                .filter(Arrival::ofTheCounty)
                .mapToLong(Arrival::rows)
                .max()
                .orElse(0);
        long parts = same.stream()
                .filter(arrival -> !arrival.ofTheCounty())
                .collect(groupingBy(Arrival::divisionCode, reducing(0L, Arrival::rows, Math::max)))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        return Math.max(whole, parts);
    }

    /** What comes whenever something happens is counted by the month, once it is over; other months are no measure of it. */
    private static Deliveries lastMonth(List<Arrival> arrivals, YearMonth month, ZoneId zone) {
        boolean cameBefore = arrivals.stream()
                .anyMatch(arrival -> !YearMonth.from(day(arrival, zone)).isAfter(month));
        TreeMap<String, Long> rows = new TreeMap<>();
        if (cameBefore) {
            rows.put(
                    month.toString(),
                    arrivals.stream()
                            .filter(arrival ->
                                    YearMonth.from(day(arrival, zone)).equals(month))
                            .mapToLong(Arrival::allRows)
                            .sum());
        }
        return new Deliveries(rows, 0);
    }

    private static LocalDate day(Arrival arrival, ZoneId zone) {
        return arrival.receivedAt().atZone(zone).toLocalDate();
    }

    /** Spring is February to July, autumn August to January. */
    private static String term(YearMonth month) {
        YearMonth counted = month.minusMonths(1);
        return counted.getYear() + (counted.getMonth().compareTo(Month.JULY) < 0 ? "-1" : "-2");
    }
}
