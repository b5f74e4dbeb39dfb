package io.fangpin.risk.rules.engine;

import io.fangpin.schemas.registry.Housing;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.RiskFactor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules may name of a household, apart from its members; one line a value. */
public final class HouseholdFields {
    /** All of them. */
    public static final List<Field<HouseholdView>> ALL = List.of(
            Field.text("householdType", h -> h.snapshot().householdType().name()),
            Field.text("monitoredStatus", h -> h.snapshot().monitoredStatus().name()),
            Field.text("monitoredCategory", HouseholdFields::monitoredCategory),
            Field.text("division", h -> h.snapshot().divisionCode()),
            Field.whole("netIncomeFen", h -> income(h, IncomeBlock::netIncomeFen)),
            Field.whole("perCapitaNetIncomeFen", HouseholdView::perCapitaNetIncomeFen),
            Field.whole(
                    "netIncomeYearBeforeFen",
                    h -> h.situation().netIncomeYearBeforeFen().orElse(null)),
            Field.whole(
                    "netIncomeQuarterBeforeFen",
                    h -> h.situation().netIncomeQuarterBeforeFen().orElse(null)),
            Field.whole("outOfPocketFen", h -> income(h, IncomeBlock::compliantOutOfPocketFen)),
            Field.text("incomeUntil", HouseholdView::incomeUntil),
            Field.text(
                    "incomeType", h -> income(h, income -> income.periodType().name())),
            Field.whole("wageFen", h -> income(h, IncomeBlock::wageFen)),
            Field.whole("operatingFen", h -> income(h, IncomeBlock::operatingFen)),
            Field.whole("transferFen", h -> income(h, IncomeBlock::transferFen)),
            Field.whole("registeredMembers", h -> h.situation().registeredMembers()),
            Field.flag("riskIllness", h -> h.snapshot().riskFactors().contains(RiskFactor.ILLNESS)),
            Field.flag("riskLackLabour", h -> h.snapshot().riskFactors().contains(RiskFactor.LACK_LABOUR)),
            Field.flag("riskUnstableJob", h -> h.snapshot().riskFactors().contains(RiskFactor.UNSTABLE_JOB)),
            Field.flag("riskSchooling", h -> h.snapshot().riskFactors().contains(RiskFactor.SCHOOLING)),
            Field.flag("riskDisability", h -> h.snapshot().riskFactors().contains(RiskFactor.DISABILITY)),
            Field.flag("riskHousing", h -> h.snapshot().riskFactors().contains(RiskFactor.HOUSING)),
            Field.flag("riskWater", h -> h.snapshot().riskFactors().contains(RiskFactor.WATER)),
            Field.flag("waterSafe", h -> h.snapshot().waterSafe()),
            Field.text("housingGrade", HouseholdFields::housingGrade));

    private HouseholdFields() {}

    private static @Nullable String monitoredCategory(HouseholdView household) {
        MonitoredCategory category = household.snapshot().monitoredCategory();
        return category == null ? null : category.name();
    }

    private static @Nullable Object income(HouseholdView household, Function<IncomeBlock, Object> part) {
        IncomeBlock income = household.snapshot().income();
        return income == null ? null : part.apply(income);
    }

    private static @Nullable String housingGrade(HouseholdView household) {
        Housing housing = household.snapshot().housing();
        return housing == null || housing.dangerLevel() == null
                ? null
                : housing.dangerLevel().name();
    }
}
