package io.fangpin.funds;

import io.fangpin.funds.domain.PaymentDecision;
import io.fangpin.funds.store.Refusals;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Decides anew on a refused measure, e.g. once money was allocated or a card registered. */
@ApplicationScoped
public class RetryRefusal {

    private final Pool pool;
    private final Refusals refusals;
    private final OrderPayment orderPayment;

    @Inject
    public RetryRefusal(Pool pool, Refusals refusals, OrderPayment orderPayment) {
        this.pool = pool;
        this.refusals = refusals;
        this.orderPayment = orderPayment;
    }

    public Uni<PaymentDecision> of(Actor actor, String measureId) {
        return pool.withTransaction(tx -> refusals.take(
                        tx, measureId, actor.scope().likePattern())
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("未找到该拒付记录 / Refusal not found").asException()))
                .chain(measure -> orderPayment.of(tx, measure))
                .map(decision -> decision.orElseThrow(
                        () -> Problem.conflict("household-unknown", "尚未收到该户信息 / The household is not yet known")
                                .asException())));
    }
}
