package io.fangpin.funds;

import io.fangpin.funds.domain.LedgerMove;
import io.fangpin.funds.store.FundBudgets;
import io.fangpin.funds.store.FundBudgets.Project;
import io.fangpin.funds.store.Ledger;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.schemas.funds.FundAllocated;
import io.fangpin.schemas.funds.FundSourceRegistered;
import io.fangpin.schemas.funds.FundSourceRegistered.FundLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Registers fund sources and projects and allocates money from one to the other (分配下达). */
@ApplicationScoped
public class RegisterFunds {

    private static final String CHECK_VIOLATION = "23514";

    private final Pool pool;
    private final FundBudgets budgets;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public RegisterFunds(Pool pool, FundBudgets budgets, Ledger ledger, Outbox outbox, Clock clock) {
        this.pool = pool;
        this.budgets = budgets;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is asked for; amount in fen. */
    public record NewSource(
            String titleZh,
            FundLevel level,
            int year,
            String divisionCode,
            long amountFen,
            String documentNo,
            boolean synthetic) {}

    /** What is asked for. */
    public record NewProject(String titleZh, String divisionCode, List<String> benefitCodes, boolean synthetic) {

        public NewProject {
            benefitCodes = List.copyOf(benefitCodes);
        }
    }

    public Uni<FundSourceRegistered> source(Actor actor, NewSource asked) {
        FundSourceRegistered source = new FundSourceRegistered(
                UUID.randomUUID().toString(),
                asked.titleZh(),
                asked.level(),
                asked.year(),
                asked.divisionCode(),
                asked.amountFen(),
                asked.documentNo(),
                asked.synthetic(),
                clock.instant());
        LedgerMove move = LedgerMove.sourceRegistered(source.fundSourceId(), source.amountFen());
        return pool.withTransaction(tx -> budgets.insertSource(tx, source, actor.userId())
                .invoke(inserted -> {
                    if (!inserted) {
                        throw Problem.conflict(
                                        "fund-document-known",
                                        "该文号的资金已登记 / A fund source with this document number is registered")
                                .asException();
                    }
                })
                .chain(() -> ledger.open(tx, source.divisionCode(), List.of(move.from(), move.to())))
                .chain(() -> ledger.post(tx, move, actor.userId()))
                .chain(() -> outbox.append(tx, source))
                .replaceWith(source));
    }

    public Uni<Project> project(Actor actor, NewProject asked) {
        Project project = new Project(
                UUID.randomUUID().toString(),
                asked.titleZh(),
                asked.divisionCode(),
                asked.benefitCodes(),
                0,
                0,
                0,
                0,
                asked.synthetic(),
                clock.instant());
        String id = project.projectId();
        return pool.withTransaction(tx -> budgets.insertProject(tx, project, actor.userId())
                .chain(() -> ledger.open(
                        tx,
                        project.divisionCode(),
                        List.of(
                                LedgerMove.project(id),
                                LedgerMove.committed(id),
                                LedgerMove.inTransit(id),
                                LedgerMove.paid(id))))
                .replaceWith(project));
    }

    public Uni<FundAllocated> allocate(Actor actor, String fundSourceId, String projectId, long amountFen) {
        return pool.withTransaction(tx -> budgets.sources(actor.scope().likePattern())
                        .map(sources -> sources.stream()
                                .filter(s -> s.fundSourceId().equals(fundSourceId))
                                .findAny()
                                .orElseThrow(() -> Problem.notFound("未找到该资金来源 / Fund source not found")
                                        .asException()))
                        .chain(source -> budgets.projects(tx, actor.scope().likePattern())
                                .map(projects -> projects.stream()
                                        .filter(p -> p.projectId().equals(projectId))
                                        .findAny()
                                        .orElseThrow(() -> Problem.notFound("未找到该项目 / Project not found")
                                                .asException()))
                                .map(project -> new FundAllocated(
                                        UUID.randomUUID().toString(),
                                        fundSourceId,
                                        projectId,
                                        project.titleZh(),
                                        project.divisionCode(),
                                        amountFen,
                                        actor.userId(),
                                        source.synthetic(),
                                        clock.instant())))
                        .call(allocation -> budgets.insertAllocation(tx, allocation))
                        .call(allocation -> ledger.post(
                                tx,
                                LedgerMove.allocated(allocation.allocationId(), fundSourceId, projectId, amountFen),
                                actor.userId()))
                        .call(allocation -> outbox.append(tx, allocation)))
                .onFailure(RegisterFunds::overdrawn)
                .transform(e -> Problem.conflict("NO_FUNDS", "资金来源余额不足 / The fund source has not enough left")
                        .asException());
    }

    private static boolean overdrawn(Throwable e) {
        return e instanceof PgException pg && CHECK_VIOLATION.equals(pg.getSqlState());
    }
}
