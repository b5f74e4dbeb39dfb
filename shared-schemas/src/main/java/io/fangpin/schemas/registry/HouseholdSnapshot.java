package io.fangpin.schemas.registry;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The household as it is now (农户, DOMAIN 2.2); the newest version replaces the older ones.
 *
 * @param version grows by one with each change; a consumer ignores lower ones
 * @param divisionCode 12 digits, the village
 * @param phoneSealed ciphertext of the kit's field cipher
 * @param bankCardSealed ciphertext of the kit's field cipher
 * @param synthetic true for simulated data
 */
@EventType(value = "io.fangpin.registry.household-snapshot.v1", topic = Topics.HOUSEHOLDS)
public record HouseholdSnapshot(
        String householdId,
        String householdNo,
        long version,
        String divisionCode,
        @Nullable String naturalVillage,
        @Nullable String address,
        HouseholdType householdType,
        MonitoredStatus monitoredStatus,
        @Nullable MonitoredCategory monitoredCategory,
        List<RiskFactor> riskFactors,
        @Nullable String phoneSealed,
        @Nullable String bankName,
        @Nullable String bankCardSealed,
        @Nullable Housing housing,
        @Nullable Boolean waterSafe,
        @Nullable IncomeBlock income,
        List<MemberSnapshot> members,
        boolean synthetic,
        Instant changedAt)
        implements DomainEvent {

    public HouseholdSnapshot {
        riskFactors = List.copyOf(riskFactors);
        members = List.copyOf(members);
    }

    @Override
    public String key() {
        return householdId;
    }
}
