package io.fangpin.kit.consume;

import io.fangpin.kit.platform.Cause;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tries parked events again in time, and forgets the ids of events long applied. */
@ApplicationScoped
class ParkedRetry {
    private static final String FORGET_SEEN =
            "delete from seen_event where seen_at < now() - make_interval(secs => $1)";

    private final Consumption consumption;
    private final Pool pool;
    private final double keepSeenSeconds;

    @Inject
    ParkedRetry(Consumption consumption, Pool pool, @ConfigProperty(name = "fangpin.seen.keep") Duration keepSeen) {
        this.consumption = consumption;
        this.pool = pool;
        this.keepSeenSeconds = keepSeen.toSeconds();
    }

    @Scheduled(
            every = "{fangpin.parked.every}",
            delayed = "{fangpin.parked.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> retry() {
        return Multi.createFrom()
                .iterable(consumption.consumerNames())
                .onItem()
                .transformToUniAndConcatenate(consumption::retryDue)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(failure -> Log.warnf("Parked events wait: %s", Cause.of(failure)))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetSeen() {
        return pool.preparedQuery(FORGET_SEEN)
                .execute(Tuple.of(keepSeenSeconds))
                .replaceWithVoid();
    }
}
