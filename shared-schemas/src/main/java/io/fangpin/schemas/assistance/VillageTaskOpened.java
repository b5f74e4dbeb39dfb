package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 村级事项: an event befell a whole village, e.g. its water supply failed; one task for the village instead of a case for each
 * household.
 *
 * @param event number of the event as the alerts have it
 * @param dueAt end of the working day by which somebody must have looked into it
 */
@EventType(value = "io.fangpin.assistance.village-task-opened.v1", topic = Topics.VILLAGE_TASKS)
public record VillageTaskOpened(
        String taskId,
        String taskNo,
        String divisionCode,
        String event,
        @Nullable Instant dueAt,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return divisionCode;
    }
}
