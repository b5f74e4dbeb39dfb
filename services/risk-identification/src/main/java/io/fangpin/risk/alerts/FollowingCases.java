package io.fangpin.risk.alerts;

import io.fangpin.risk.store.CaseFiles;
import io.fangpin.risk.store.CaseWorkers;
import io.fangpin.risk.store.VillageTaskFiles;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.assistance.VillageTaskOpened;
import io.fangpin.schemas.assistance.VillageTaskStepTaken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Use case: what people found at home comes back to the rules that sent them. */
@ApplicationScoped
public class FollowingCases {
    private final CaseFiles files;
    private final VillageTaskFiles tasks;
    private final CaseWorkers workers;

    @Inject
    FollowingCases(CaseFiles files, VillageTaskFiles tasks, CaseWorkers workers) {
        this.files = files;
        this.tasks = tasks;
        this.workers = workers;
    }

    public Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> apply(tx, event))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> apply(SqlConnection tx, EventEnvelope<?> event) {
        return switch (event.data()) {
            case CaseOpened opened -> files.opened(tx, opened);
            case AlertJoinedCase joined -> files.joined(tx, joined);
            case CaseStepTaken step ->
                files.stepped(tx, step, outcome(step.to()))
                        .chain(() -> workers.worked(tx, step.caseId(), step.actor()));
            case VillageTaskOpened task -> tasks.opened(tx, task);
            case AlertsJoinedVillageTask joined -> tasks.joined(tx, joined);
            case VillageTaskStepTaken step ->
                tasks.stepped(tx, step).chain(() -> workers.worked(tx, step.taskId(), step.actor()));
            case MeasureDelivered delivered -> files.delivered(tx, delivered);
            default -> Uni.createFrom().voidItem();
        };
    }

    /** Whether there was a risk: entered as monitored, found to be none, or turned down by review. */
    private static @Nullable String outcome(CaseState state) {
        return switch (state) {
            case ENTERED, RE_IDENTIFIED -> "CONFIRMED";
            case NO_RISK -> "NO_RISK";
            case REJECTED -> "REJECTED";
            default -> null;
        };
    }
}
