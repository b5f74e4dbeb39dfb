package io.fangpin.dashboard.store;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask;
import io.fangpin.schemas.assistance.VillageTaskOpened;
import io.fangpin.schemas.assistance.VillageTaskStepTaken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens in villages' tasks, in words; what people noted may name somebody and stays on the task's page. */
final class VillageWords {
    private VillageWords() {}

    static @Nullable Happening of(EventEnvelope<?> event, DomainEvent data) {
        return switch (data) {
            case VillageTaskOpened task ->
                happening(
                        event,
                        task.at(),
                        task.taskId(),
                        task.divisionCode(),
                        "村级事项 " + task.taskNo() + "：" + task.event(),
                        "Village task " + task.taskNo() + ": " + task.event());
            case AlertsJoinedVillageTask joined ->
                happening(
                        event,
                        joined.at(),
                        joined.taskId(),
                        joined.divisionCode(),
                        "村级事项新增" + joined.alerts().size() + "条农户预警",
                        joined.alerts().size() + " alerts of households joined the village task");
            case VillageTaskStepTaken step ->
                happening(
                        event,
                        step.at(),
                        step.taskId(),
                        step.divisionCode(),
                        "村级事项" + zh(step.step()) + "（" + step.actorName() + "）",
                        "Village task: " + en(step.step()) + " (" + step.actorName() + ")");
            default -> null;
        };
    }

    private static Happening happening(
            EventEnvelope<?> event, Instant at, String taskId, String division, String zh, String en) {
        return new Happening(
                event.id(), at, "villageTask", taskId, null, division, zh, en, null, "/village-tasks/" + taskId, null);
    }

    private static String zh(VillageTaskStepTaken.Step step) {
        return switch (step) {
            case NOTE -> "记录处置";
            case CASES_OPENED -> "为农户立案";
            case CLOSED -> "销号";
        };
    }

    private static String en(VillageTaskStepTaken.Step step) {
        return switch (step) {
            case NOTE -> "noted";
            case CASES_OPENED -> "cases opened";
            case CLOSED -> "closed";
        };
    }
}
