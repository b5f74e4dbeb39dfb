package io.fangpin.local.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Files of the health commission, each row a major disease newly confirmed: an alert for every person and month (R-MED-9). */
final class DiseaseFeed {

    static final String DATASET = "major-diseases";
    static final String CLIENT = "health";

    private static final String HEADER = "身份证号,姓名,病种类别,病种名称,确诊日期,数据性质\n";
    /** The rule looks back 90 days. */
    private static final int WITHIN_DAYS = 85;

    private final List<RegisteredPerson> people;
    private final List<LocalDate> days;
    private int next;

    DiseaseFeed(List<RegisteredPerson> people, LocalDate today) {
        this.people = people;
        this.days = aDayOfEachMonth(today);
    }

    /** How many rows can still be had, each an alert that was not there. */
    int left() {
        return people.size() * days.size() - next;
    }

    String next(int rows) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++, next++) {
            RegisteredPerson person = people.get(next % people.size());
            csv.append(person.idNo()).append(',').append(person.name()).append(",大病专项救治病种,终末期肾病,");
            csv.append(days.get(next / people.size())).append(",合成\n");
        }
        return csv.toString();
    }

    private static List<LocalDate> aDayOfEachMonth(LocalDate today) {
        LocalDate first = today.minusDays(WITHIN_DAYS);
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = first;
                !day.isAfter(today);
                day = YearMonth.from(day).plusMonths(1).atDay(1)) {
            days.add(day);
        }
        return days;
    }
}
