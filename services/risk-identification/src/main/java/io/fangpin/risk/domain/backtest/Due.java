package io.fangpin.risk.domain.backtest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/** When a month's data should have come. */
final class Due {
    private Due() {}

    /** @param otherwise what counts for a period that is no month */
    static LocalDate of(String period, int dueDay, LocalDate otherwise) {
        try {
            YearMonth following = YearMonth.parse(period).plusMonths(1);
            return following.atDay(Math.clamp(dueDay, 1, following.lengthOfMonth()));
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
