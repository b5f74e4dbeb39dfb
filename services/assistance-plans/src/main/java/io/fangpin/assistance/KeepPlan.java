package io.fangpin.assistance;

import io.fangpin.assistance.domain.Deadlines;
import io.fangpin.assistance.domain.Decision.Refused;
import io.fangpin.assistance.domain.Measure;
import io.fangpin.assistance.domain.PlanDecisions;
import io.fangpin.assistance.domain.PlanDecisions.Delivery;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.assistance.store.Cases;
import io.fangpin.assistance.store.LoadedCase;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.DivisionScope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plan is drafted, and its measures are delivered. */
@ApplicationScoped
public class KeepPlan {

    private final Cases cases;
    private final PlanDecisions decisions;
    private final Clock clock;

    @Inject
    public KeepPlan(Cases cases, WorkflowDefinition workflow, Clock clock) {
        this.cases = cases;
        this.decisions = new PlanDecisions(workflow);
        this.clock = clock;
    }

    /** Replaces the drafts; empty when done. */
    public Uni<Optional<Refused>> draft(
            String caseId, int version, List<Measure> drafts, Worker worker, DivisionScope scope) {
        Instant now = clock.instant();
        return OneAtATime.onItsOwn(() -> Panache.withTransaction(() -> cases.find(caseId)
                .map(found -> OneAtATime.current(found, version, scope))
                .chain(loaded -> {
                    Optional<Refused> refusal =
                            decisions.checkDrafts(loaded.file(), drafts, worker, Deadlines.day(now));
                    return refusal.isPresent()
                            ? Uni.createFrom().item(refusal)
                            : cases.replaceDrafts(loaded, drafts, now).replaceWith(Optional.<Refused>empty());
                })));
    }

    /** What became of a delivery, and of which case. */
    public record Delivered(String caseId, Optional<Refused> refusal) {}

    public Uni<Delivered> deliver(
            String measureId, LocalDate deliveredOn, @Nullable String evidence, Worker worker, DivisionScope scope) {
        return OneAtATime.onItsOwn(() -> Panache.withTransaction(() -> cases.findByMeasure(measureId)
                .map(found -> OneAtATime.visible(found, scope))
                .chain(loaded -> settle(loaded, measureId, deliveredOn, evidence, worker))));
    }

    private Uni<Delivered> settle(
            LoadedCase loaded, String measureId, LocalDate deliveredOn, @Nullable String evidence, Worker worker) {
        Measure measure = loaded.file().measures().stream()
                .filter(one -> one.measureId().equals(measureId))
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("未找到该措施 / Measure not found").asException());
        Delivery delivery = decisions.deliver(loaded.file(), measure, deliveredOn, evidence, worker, clock.instant());
        String caseId = loaded.row().caseId;
        return switch (delivery) {
            case Delivery.Delivered delivered ->
                cases.save(loaded, delivered).replaceWith(new Delivered(caseId, Optional.empty()));
            case Delivery.NotDelivered refused ->
                Uni.createFrom().item(new Delivered(caseId, Optional.of(refused.because())));
        };
    }
}
