package io.fangpin.risk.rules.engine;

import io.fangpin.schemas.registry.Housing;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MonitoredCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rules may name of a household, apart from its members; one line a value. */
public final class HouseholdFields {
    /** All of them. */
    public static final List<Field<HouseholdView>> ALL = List.of(
            Field.text("householdType", h -> h.snapshot().householdType().name()),
            Field.text("monitoredStatus", h -> h.snapshot().monitoredStatus().name()),
            Field.text("monitoredCategory", HouseholdFields::monitoredCategory),
            Field.text("division", h -> h.snapshot().divisionCode()),
            Field.whole("netIncomeFen", HouseholdFields::netIncomeFen),
            Field.whole("perCapitaNetIncomeFen", HouseholdView::perCapitaNetIncomeFen),
            Field.whole("outOfPocketFen", HouseholdFields::outOfPocketFen),
            Field.text("incomeUntil", HouseholdView::incomeUntil),
            Field.flag("waterSafe", h -> h.snapshot().waterSafe()),
            Field.text("housingGrade", HouseholdFields::housingGrade));

    private HouseholdFields() {}

    private static @Nullable String monitoredCategory(HouseholdView household) {
        MonitoredCategory category = household.snapshot().monitoredCategory();
        return category == null ? null : category.name();
    }

    private static @Nullable Long netIncomeFen(HouseholdView household) {
        IncomeBlock income = household.snapshot().income();
        return income == null ? null : (Long) income.netIncomeFen();
    }

    private static @Nullable Long outOfPocketFen(HouseholdView household) {
        IncomeBlock income = household.snapshot().income();
        return income == null ? null : (Long) income.compliantOutOfPocketFen();
    }

    private static @Nullable String housingGrade(HouseholdView household) {
        Housing housing = household.snapshot().housing();
        return housing == null || housing.dangerLevel() == null
                ? null
                : housing.dangerLevel().name();
    }
}
