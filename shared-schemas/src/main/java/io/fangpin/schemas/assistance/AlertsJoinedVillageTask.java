package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.util.List;

/** Alerts of households of the village that one task works on; a few hundred at most, further ones in further events. */
@EventType(value = "io.fangpin.assistance.alerts-joined-village-task.v1", topic = Topics.VILLAGE_TASKS)
public record AlertsJoinedVillageTask(String taskId, String divisionCode, List<JoinedAlert> alerts, Instant at)
        implements DomainEvent {

    public AlertsJoinedVillageTask {
        alerts = List.copyOf(alerts);
    }

    @Override
    public String key() {
        return divisionCode;
    }

    /** A household's alert of the event. */
    public record JoinedAlert(String alertId, String householdId, String ruleCode) {}
}
