package io.fangpin.assistance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 1, 2026-11-23", // Friday: the weekend does not count
        "2026-09-30, 1, 2026-10-08", // National Day, seven days off
        "2026-09-30, 3, 2026-10-10", // Saturday 10 October is worked instead
        "2026-02-13, 1, 2026-02-14", // Saturday before Spring Festival is worked instead
        "2026-02-13, 2, 2026-02-24",
        "2026-04-30, 4, 2026-05-09", // Saturday 9 May is worked instead
        "2026-11-16, 0, 2026-11-16",
        "2025-09-30, 1, 2025-10-09" // National Day and Mid-Autumn together
    })
    void countsWorkingDaysWithHolidaysAndWorkedWeekends(LocalDate from, int days, LocalDate dueOn) {
        assertThat(Given.CALENDAR.after(from, days).dueOn()).isEqualTo(dueOn);
    }

    @Test
    void saysWhyDaysDoNotCount() {
        WorkingDays.Deadline deadline = Given.CALENDAR.after(LocalDate.of(2026, 9, 30), 3);

        assertThat(deadline.special()).hasSize(8).last().satisfies(day -> {
            assertThat(day.date()).isEqualTo("2026-10-10");
            assertThat(day.working()).isTrue();
            assertThat(day.reasonZh()).contains("调休上班");
        });
        assertThat(deadline.yearsWithoutNotice()).isEmpty();
    }

    @Test
    void countsWeekendsAndFixedHolidaysWhenAYearHasNoNoticeAndSaysSo() {
        WorkingDays.Deadline deadline = Given.CALENDAR.after(LocalDate.of(2035, 9, 28), 1);

        assertThat(deadline.dueOn()).isEqualTo("2035-10-04"); // weekend, then 1 to 3 October
        assertThat(deadline.yearsWithoutNotice()).containsExactly(2035);
    }
}
