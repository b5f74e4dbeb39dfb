package io.fangpin.assistance;

import io.fangpin.assistance.domain.Decision;
import io.fangpin.assistance.domain.Decision.Refused;
import io.fangpin.assistance.domain.Decision.Stepped;
import io.fangpin.assistance.domain.StepCommand;
import io.fangpin.assistance.domain.StepDecisions;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.store.Cases;
import io.fangpin.assistance.store.LoadedCase;
import io.fangpin.kit.security.DivisionScope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Somebody takes a step in a case. */
@ApplicationScoped
public class TakeStep {

    private final Cases cases;
    private final StepDecisions decisions;
    private final Clock clock;

    @Inject
    public TakeStep(Cases cases, StepDecisions decisions, Clock clock) {
        this.cases = cases;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Empty when the step was taken; a case outside the scope does not exist, a stale version is a conflict. */
    public Uni<Optional<Refused>> take(
            String caseId, int version, StepCommand command, Worker worker, DivisionScope scope) {
        return OneAtATime.onItsOwn(() -> Panache.withTransaction(() -> cases.find(caseId)
                .map(found -> OneAtATime.current(found, version, scope))
                .chain(loaded -> settle(loaded, command, worker))));
    }

    private Uni<Optional<Refused>> settle(LoadedCase loaded, StepCommand command, Worker worker) {
        Decision decision = decisions.decide(loaded.file(), command, worker, clock.instant());
        return switch (decision) {
            case Stepped stepped -> cases.save(loaded, stepped).replaceWith(Optional.empty());
            case Refused refused -> Uni.createFrom().item(Optional.of(refused));
        };
    }
}
