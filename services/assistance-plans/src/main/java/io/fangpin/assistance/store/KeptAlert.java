package io.fangpin.assistance.store;

import io.fangpin.schemas.risk.AlertLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the case or the village task that holds it keeps it.
 *
 * @param holderId the case's or task's id
 */
public record KeptAlert(
        String holderId,
        String alertId,
        String householdId,
        long version,
        String ruleCode,
        AlertLevel level,
        String riskFactor,
        @Nullable String personId,
        boolean open,
        String titleZh,
        String titleEn,
        String explanationZh,
        String explanationEn,
        Instant at,
        @Nullable Instant clearedAt,
        @Nullable String clearedReasonZh,
        @Nullable String clearedReasonEn) {

    /** The same alert, held by another too. */
    public KeptAlert heldBy(String other) {
        return new KeptAlert(
                other,
                alertId,
                householdId,
                version,
                ruleCode,
                level,
                riskFactor,
                personId,
                open,
                titleZh,
                titleEn,
                explanationZh,
                explanationEn,
                at,
                clearedAt,
                clearedReasonZh,
                clearedReasonEn);
    }

    /** One row per holder and alert. */
    public String key() {
        return holderId + "/" + alertId;
    }
}
