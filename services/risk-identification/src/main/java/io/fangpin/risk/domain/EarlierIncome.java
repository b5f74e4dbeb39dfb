package io.fangpin.risk.domain;

import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.IncomeBlock.PeriodType;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Income blocks that the register replaced by those of other periods, for comparison with the same period of before. */
public final class EarlierIncome {
    private static final int MONTHS_A_YEAR = 12;
    /** A year of quarters, the years beside them, and some to spare for periods that come out of order. */
    private static final int MOST = 8;

    private EarlierIncome() {}

    /** The blocks to keep when the register has {@code now} after {@code before}, the oldest first. */
    public static List<IncomeBlock> after(
            List<IncomeBlock> kept, @Nullable IncomeBlock before, @Nullable IncomeBlock now) {
        if (before == null || now == null || now.equals(before)) {
            return kept;
        }
        YearMonth newest = before.to().isAfter(now.to()) ? before.to() : now.to();
        List<IncomeBlock> all = new ArrayList<>(kept);
        all.removeIf(known -> samePeriod(known, before));
        all.add(before);
        all.removeIf(known ->
                samePeriod(known, now) || !comparable(known) || known.to().isBefore(newest.minusMonths(MONTHS_A_YEAR)));
        all.sort(Comparator.comparing(IncomeBlock::to).thenComparing(IncomeBlock::from));
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** The block of the same kind and length that ends so many months before the present one. */
    static Optional<IncomeBlock> before(List<IncomeBlock> kept, @Nullable IncomeBlock now, int months) {
        return now == null
                ? Optional.empty()
                : kept.stream()
                        .filter(known -> known.periodType() == now.periodType()
                                && known.to().equals(now.to().minusMonths(months))
                                && known.from().equals(now.from().minusMonths(months)))
                        .findFirst();
    }

    private static boolean comparable(IncomeBlock block) {
        return block.periodType() == PeriodType.ANNUAL || block.periodType() == PeriodType.QUARTERLY;
    }

    private static boolean samePeriod(IncomeBlock one, IncomeBlock other) {
        return one.periodType() == other.periodType()
                && one.from().equals(other.from())
                && one.to().equals(other.to());
    }
}
