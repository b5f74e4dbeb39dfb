package io.fangpin.assistance.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fangpin.assistance.domain.CaseFile;
import io.fangpin.assistance.domain.Decision.Stepped;
import io.fangpin.assistance.domain.Measure;
import io.fangpin.assistance.domain.PlanDecisions.Delivery.Delivered;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.outbox.OutboxRow;
import io.fangpin.schemas.DomainEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cases with their steps, alerts and plans, by Hibernate Reactive; callers bring the session or transaction. */
@ApplicationScoped
public class Cases {

    /** A select around the insert: Hibernate takes a bare native insert for a bulk operation on all entities. */
    private static final String APPEND =
            "with said as (" + Outbox.INSERT_SQL + " returning 1) select count(*) from said";

    private final Outbox outbox;
    private final WorkflowDefinition workflow;

    @Inject
    public Cases(Outbox outbox, WorkflowDefinition workflow) {
        this.outbox = outbox;
        this.workflow = workflow;
    }

    public Uni<Optional<LoadedCase>> find(String caseId) {
        return CaseRow.<CaseRow>findById(caseId)
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : load(row).map(Optional::of));
    }

    /** The case that a measure belongs to. */
    public Uni<Optional<LoadedCase>> findByMeasure(String measureId) {
        return MeasureRow.<MeasureRow>findById(measureId)
                .chain(row -> row == null ? Uni.createFrom().item(Optional.empty()) : find(row.caseId));
    }

    private Uni<LoadedCase> load(CaseRow row) {
        return StepRow.<StepRow>list("caseId = ?1 order by stepNo", row.caseId)
                .chain(steps -> AlertRow.<AlertRow>list("caseId = ?1 order by joinedAt, alertId", row.caseId)
                        .chain(alerts -> MeasureRow.<MeasureRow>list("caseId = ?1 order by position", row.caseId)
                                .chain(measures -> payments(measures)
                                        .chain(payments -> HouseholdRow.<HouseholdRow>findById(row.householdId)
                                                .map(household -> new LoadedCase(
                                                        row,
                                                        file(row, steps, alerts, measures, household),
                                                        steps,
                                                        alerts,
                                                        measures,
                                                        payments))))));
    }

    private static Uni<List<PaymentRow>> payments(List<MeasureRow> measures) {
        return measures.isEmpty()
                ? Uni.createFrom().item(List.of())
                : PaymentRow.list(
                        "measureId in ?1",
                        measures.stream().map(measure -> measure.measureId).toList());
    }

    private static CaseFile file(
            CaseRow row,
            List<StepRow> steps,
            List<AlertRow> alerts,
            List<MeasureRow> measures,
            @Nullable HouseholdRow household) {
        return new CaseFile(
                row.caseId,
                row.caseNo,
                row.planId,
                row.householdId,
                row.divisionCode,
                row.state,
                row.round,
                row.openedAt,
                row.synthetic,
                Json.read(row.facts, new TypeReference<Map<String, Object>>() {}),
                steps.stream().map(StepRow::step).toList(),
                alerts.stream().map(AlertRow::alert).toList(),
                measures.stream().map(MeasureRow::measure).toList(),
                household == null ? null : household.household());
    }

    /** Writes a step, what it changed, and its events. */
    public Uni<Void> save(LoadedCase loaded, Stepped stepped) {
        CaseRow row = loaded.row();
        row.state = stepped.to();
        row.open = workflow.state(stepped.to()).open();
        row.round = stepped.round();
        row.facts = Json.write(stepped.facts());
        row.dueAt = stepped.dueAt();
        row.changedAt = stepped.step().at();
        loaded.measures().stream()
                .filter(measure -> stepped.agreedMeasureIds().contains(measure.measureId))
                .forEach(measure -> measure.state = Measure.State.AGREED);
        return StepRow.of(row.caseId, stepped.step(), stepped.dueAt()).persist().chain(() -> append(stepped.events()));
    }

    /** Replaces the drafts of a plan; what is agreed stays. */
    public Uni<Void> replaceDrafts(LoadedCase loaded, List<Measure> drafts, Instant now) {
        loaded.row().changedAt = now;
        int agreed = loaded.measures().stream()
                .filter(measure -> measure.state != Measure.State.DRAFT)
                .mapToInt(measure -> measure.position)
                .max()
                .orElse(0);
        Uni<?> saved = Uni.createFrom().voidItem();
        for (MeasureRow row : loaded.measures()) {
            if (row.state == Measure.State.DRAFT) {
                saved = saved.chain(() -> row.delete());
            }
        }
        for (int i = 0; i < drafts.size(); i++) {
            MeasureRow row = MeasureRow.of(loaded.row().caseId, agreed + i + 1, drafts.get(i));
            saved = saved.chain(() -> row.persist());
        }
        return saved.replaceWithVoid();
    }

    public Uni<Void> save(LoadedCase loaded, Delivered delivered) {
        loaded.row().changedAt = delivered.event().at();
        MeasureRow row = loaded.measures().stream()
                .filter(measure -> measure.measureId.equals(delivered.measure().measureId()))
                .findFirst()
                .orElseThrow();
        row.state = Measure.State.DELIVERED;
        row.deliveredOn = delivered.event().deliveredOn();
        row.deliveryEvidence = delivered.event().evidence();
        row.deliveredBy = delivered.event().actor();
        return append(List.of(delivered.event()));
    }

    private Uni<Void> append(List<DomainEvent> events) {
        String rows = OutboxRow.json(events.stream()
                .map(event -> OutboxRow.of(outbox.envelope(event)))
                .toList());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(APPEND, Long.class)
                        .setParameter("events", rows)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
