package io.fangpin.risk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fangpin.risk.store.Deliveries.DeliveryRow;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event for one subscription.
 *
 * @param seq place in the order in which alerts were told of
 * @param state PENDING, SENT or DEAD
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        String subscriptionId,
        long seq,
        String alertId,
        String householdId,
        String divisionCode,
        String ruleCode,
        AlertLevel level,
        String titleZh,
        String eventType,
        Instant time,
        String state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastError,
        @Nullable Instant sentAt,
        @Nullable Instant readAt) {

    static DeliveryView of(DeliveryRow row) {
        var event = row.event();
        return new DeliveryView(
                row.subscriptionId(),
                event.seq(),
                event.alertId(),
                event.householdId(),
                event.divisionCode(),
                event.ruleCode(),
                event.level(),
                event.titleZh(),
                event.eventType(),
                event.time(),
                row.state(),
                row.attempts(),
                row.state().equals("PENDING") ? row.dueAt() : null,
                row.lastError(),
                row.sentAt(),
                row.readAt());
    }
}
