package io.fangpin.local.bench.targeting;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** What is wrong with the feeds of a county whose truth stays the same. */
enum Scenario {
    /** Nothing more than the simulation's usual noise. */
    CLEAN,
    /** The medical insurance bureau never sends its settlements (F02). */
    FEED_MISSING,
    /** All files of the last month but one arrive after those of the last month. */
    MONTH_LATE,
    /** Two more wrong digits and two more misheard names for each one that the clean feeds have. */
    THREE_TIMES_THE_SLIPS,
    /** Inpatient and outpatient self-pay stand in each other's column, in all settlements. */
    SWAPPED_COLUMNS,
    /** Of every file each tenth row, by chance, is lost. */
    ROWS_LOST;

    private static final double MORE_SLIPS = 0.04;
    private static final double LOST = 0.1;
    private static final String SETTLEMENTS = "medical-settlements";

    /** As in names of figures, e.g. {@code feed-missing}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Damages the files of a county that was generated for this scenario alone. */
    void damage(Path county, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ ordinal());
        FeedDamage damage = new FeedDamage(county);
        switch (this) {
            case CLEAN, MONTH_LATE -> {}
            case FEED_MISSING -> damage.remove(SETTLEMENTS);
            case THREE_TIMES_THE_SLIPS -> damage.rewriteAll(row -> row.slipped(MORE_SLIPS, random));
            case SWAPPED_COLUMNS ->
                damage.rewrite(
                        Set.of(SETTLEMENTS), row -> row.exchanged("inpatient_self_pay_fen", "outpatient_self_pay_fen"));
            case ROWS_LOST -> damage.rewriteAll(row -> row.unless(random.nextDouble() < LOST));
        }
    }

    /** The months in the order in which their files arrive. */
    List<String> arrivals(List<String> periods) {
        List<String> order = new ArrayList<>(periods);
        if (this == MONTH_LATE && order.size() > 1) {
            order.add(order.remove(order.size() - 2));
        }
        return order;
    }

    /** The day on which a month's file arrives: the day agreed in the month after, or a month later when it is late. */
    LocalDate arrival(String period, int dueDay, List<String> periods) {
        boolean late = this == MONTH_LATE && periods.size() > 1 && period.equals(periods.get(periods.size() - 2));
        YearMonth month = YearMonth.parse(period).plusMonths(late ? 2 : 1);
        return month.atDay(Math.min(dueDay, month.lengthOfMonth()));
    }
}
