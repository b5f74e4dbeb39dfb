package io.fangpin.schemas.assistance;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something about a village task.
 *
 * @param stepNo grows by one with each step of the task
 * @param finding what the risk was found to be, once the task is closed
 */
@EventType(value = "io.fangpin.assistance.village-task-step-taken.v1", topic = Topics.VILLAGE_TASKS)
public record VillageTaskStepTaken(
        String taskId,
        String divisionCode,
        int stepNo,
        Step step,
        @Nullable Finding finding,
        String actor,
        String actorName,
        String role,
        String unit,
        String textZh,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return divisionCode;
    }

    /** What was done. */
    public enum Step {
        /** 记录处置: looked into on the spot, water brought, repaired. */
        NOTE,
        /** 为农户立案: single households got a case of their own. */
        CASES_OPENED,
        /** 销号. */
        CLOSED
    }

    /** What the risk was found to be. */
    public enum Finding {
        /** It was there, and shows in no household any more. */
        CONFIRMED,
        /** 误报: there was none. */
        NO_RISK
    }
}
