package io.fangpin.risk.subscriptions;

import io.fangpin.risk.store.AlertJournal;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Use case: what was told of alerts long ago is forgotten, little by little; the alerts themselves and their history stay. */
@ApplicationScoped
public class ForgettingNotices {
    private final AlertJournal journal;
    private final Clock clock;
    private final Duration keep;
    private final int atOnce;

    @Inject
    ForgettingNotices(
            AlertJournal journal,
            Clock clock,
            @ConfigProperty(name = "fangpin.risk.journal.keep") Duration keep,
            @ConfigProperty(name = "fangpin.risk.journal.at-once") int atOnce) {
        this.journal = journal;
        this.clock = clock;
        this.keep = keep;
        this.atOnce = atOnce;
    }

    @Scheduled(every = "24h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return forget(clock.instant())
                .invoke(gone -> Log.infof("Forgot %d notices of alerts", gone))
                .replaceWithVoid();
    }

    /** Forgets what is too old by then; says how many events. */
    Uni<Integer> forget(Instant now) {
        return Multi.createBy()
                .repeating()
                .uni(() -> journal.forget(now.minus(keep), atOnce))
                .whilst(gone -> gone == atOnce)
                .collect()
                .in(() -> new int[1], (sum, gone) -> sum[0] += gone)
                .map(sum -> sum[0]);
    }
}
