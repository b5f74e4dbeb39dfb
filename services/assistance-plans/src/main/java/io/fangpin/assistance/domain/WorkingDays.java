package io.fangpin.assistance.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * China's working days: weekends, holidays and the weekends worked instead (调休) as the State Council's yearly notice
 * sets them. For a year without a notice: weekends and the holidays whose dates the law itself fixes.
 */
public final class WorkingDays {

    private final Map<Integer, Year> years;
    private final Map<MonthDay, String> fixedHolidays;

    public WorkingDays(Map<Integer, Year> years, Map<MonthDay, String> fixedHolidays) {
        this.years = Map.copyOf(years);
        this.fixedHolidays = Map.copyOf(fixedHolidays);
    }

    /** The notice for one year. */
    public record Year(String source, Map<LocalDate, String> daysOff, Map<LocalDate, String> workedWeekends) {
        public Year {
            daysOff = Map.copyOf(daysOff);
            workedWeekends = Map.copyOf(workedWeekends);
        }
    }

    /** A day that does not count, or a weekend day that does, and why. */
    public record SpecialDay(LocalDate date, boolean working, String reasonZh, String reasonEn) {}

    /**
     * A deadline and how it was counted.
     *
     * @param yearsWithoutNotice years counted without a notice: the day may move when it is published
     */
    public record Deadline(
            LocalDate from,
            int workingDays,
            LocalDate dueOn,
            List<SpecialDay> special,
            Set<Integer> yearsWithoutNotice) {
        public Deadline {
            special = List.copyOf(special);
            yearsWithoutNotice = Set.copyOf(yearsWithoutNotice);
        }
    }

    public boolean isWorkingDay(LocalDate date) {
        return special(date).map(SpecialDay::working).orElse(true);
    }

    /** The last of {@code days} working days; counting begins on the day after {@code from}. */
    public Deadline after(LocalDate from, int days) {
        List<SpecialDay> special = new ArrayList<>();
        Set<Integer> unknown = new TreeSet<>();
        LocalDate date = from;
        int left = days;
        while (left > 0) {
            date = date.plusDays(1);
            if (!years.containsKey(date.getYear())) {
                unknown.add(date.getYear());
            }
            Optional<SpecialDay> why = special(date);
            why.ifPresent(special::add);
            if (why.map(SpecialDay::working).orElse(true)) {
                left--;
            }
        }
        return new Deadline(from, days, date, special, unknown);
    }

    public boolean knows(int year) {
        return years.containsKey(year);
    }

    private Optional<SpecialDay> special(LocalDate date) {
        Year year = years.get(date.getYear());
        if (year != null) {
            String off = year.daysOff().get(date);
            if (off != null) {
                return Optional.of(new SpecialDay(date, false, off + "放假", "public holiday"));
            }
            String worked = year.workedWeekends().get(date);
            if (worked != null) {
                return Optional.of(new SpecialDay(date, true, worked + "调休上班", "weekend worked instead"));
            }
        } else {
            String fixed = fixedHolidays.get(MonthDay.from(date));
            if (fixed != null) {
                return Optional.of(new SpecialDay(date, false, fixed + "放假", "public holiday"));
            }
        }
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? Optional.of(new SpecialDay(date, false, "周末", "weekend")) : Optional.empty();
    }
}
