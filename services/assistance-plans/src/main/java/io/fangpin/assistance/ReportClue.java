package io.fangpin.assistance;

import io.fangpin.assistance.domain.HouseholdFacts;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.store.Households;
import io.fangpin.assistance.store.Openings.NewCase;
import io.fangpin.assistance.store.Openings.Opened;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.CaseOpened;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A clue that no alert brought: the household applies, a cadre visits, the hotline rings. */
@ApplicationScoped
public class ReportClue {

    private final Pool pool;
    private final Households households;
    private final OpenCases openCases;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public ReportClue(Pool pool, Households households, OpenCases openCases, Outbox outbox, Clock clock) {
        this.pool = pool;
        this.households = households;
        this.openCases = openCases;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The new case's id; refused when the household is out of reach or has an open case. */
    public Uni<String> report(
            String householdId, String difficultyZh, String channel, Worker worker, DivisionScope scope) {
        return Panache.withSession(() -> households.find(householdId))
                .map(found -> visible(found, scope))
                .chain(household -> pool.withTransaction(tx -> open(tx, household, difficultyZh, channel, worker)));
    }

    private static HouseholdFacts visible(Optional<HouseholdFacts> found, DivisionScope scope) {
        return found.filter(household -> scope.covers(household.divisionCode()))
                .orElseThrow(
                        () -> Problem.notFound("未找到该农户 / Household not found").asException());
    }

    private Uni<String> open(
            SqlConnection tx, HouseholdFacts household, String difficultyZh, String channel, Worker worker) {
        Instant now = clock.instant();
        String householdId = household.householdId();
        return openCases.standing(tx, List.of(householdId)).chain(standing -> {
            NewCase wanted = openCases.newCase(
                    householdId,
                    household.divisionCode(),
                    standing.byHousehold().get(householdId),
                    now,
                    channel,
                    difficultyZh,
                    worker.userId(),
                    household.synthetic());
            return openCases
                    .openAll(tx, standing, List.of(wanted), now)
                    .chain(result -> tell(tx, household, result, now));
        });
    }

    private Uni<String> tell(SqlConnection tx, HouseholdFacts household, OpenCases.Result result, Instant now) {
        Opened opened = result.opened().get(household.householdId());
        if (opened == null) {
            throw Problem.conflict("case-already-open", "该户已有未结事项 / The household already has an open case")
                    .with("caseId", result.openByHousehold().getOrDefault(household.householdId(), ""))
                    .asException();
        }
        List<DomainEvent> events = new ArrayList<>(result.events());
        events.add(new CaseOpened(
                opened.caseId(),
                opened.caseNo(),
                opened.householdId(),
                opened.divisionCode(),
                null,
                null,
                result.dueAt(opened.caseId()),
                household.synthetic(),
                now));
        return outbox.append(tx, events.stream().map(outbox::envelope).toList()).replaceWith(opened.caseId());
    }
}
