package io.fangpin.registry.domain;

import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.Housing;
import io.fangpin.schemas.registry.IncomeBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household as someone registers it, with plain phone and card; what is absent is not said.
 *
 * @param version the version that the writer saw; absent for a first registration
 * @param members absent for "as they are"
 */
public record HouseholdForm(
        @Nullable String householdNo,
        @Nullable Long version,
        @Nullable String divisionCode,
        @Nullable String naturalVillage,
        @Nullable String address,
        @Nullable HouseholdType householdType,
        @Nullable String phone,
        @Nullable String bankName,
        @Nullable String bankCard,
        @Nullable Housing housing,
        @Nullable Boolean waterSafe,
        @Nullable IncomeBlock income,
        @Nullable Boolean synthetic,
        @Nullable List<MemberForm> members) {

    @Override
    public String toString() {
        return "HouseholdForm[" + householdNo + "]";
    }
}
