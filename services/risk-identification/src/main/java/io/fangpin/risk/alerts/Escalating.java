package io.fangpin.risk.alerts;

import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.platform.Cause;
import io.fangpin.risk.store.CaseFiles;
import io.fangpin.risk.store.CaseFiles.Overdue;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.schemas.people.DivisionCode.Level;
import io.fangpin.schemas.risk.AlertEscalated;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Use case: an alert to which nobody reacted in time is told of higher up, the township when a
 * deadline is missed, the county when it has been missed for long. Deadlines are those of the case, in working days.
 */
@ApplicationScoped
public class Escalating {
    private final Pool pool;
    private final CaseFiles files;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration toCountyAfter;
    private final int atOnce;

    @Inject
    Escalating(
            Pool pool,
            CaseFiles files,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "fangpin.risk.escalation.to-county-after") Duration toCountyAfter,
            @ConfigProperty(name = "fangpin.risk.escalation.at-once") int atOnce) {
        this.pool = pool;
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
        this.toCountyAfter = toCountyAfter;
        this.atOnce = atOnce;
    }

    @Scheduled(every = "{fangpin.risk.escalation.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> escalateOverdue() {
        Instant now = clock.instant();
        return pool.withTransaction(tx -> files.overdue(tx, now, now.minus(toCountyAfter), atOnce)
                        .chain(overdue -> overdue.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : outbox.append(
                                                tx,
                                                overdue.stream()
                                                        .map(one -> said(one, now))
                                                        .toList())
                                        .chain(() -> files.escalated(
                                                tx,
                                                overdue.stream()
                                                        .map(Overdue::caseId)
                                                        .distinct()
                                                        .toList()))))
                .onFailure()
                .invoke(fault -> Log.warnf("Escalation waits: %s", Cause.of(fault)))
                .onFailure()
                .recoverWithNull();
    }

    private EventEnvelope<AlertEscalated> said(Overdue overdue, Instant now) {
        DivisionCode home = new DivisionCode(overdue.alert().divisionCode());
        Level wanted = overdue.again() ? Level.COUNTY : Level.TOWNSHIP;
        DivisionCode to = home.level().compareTo(wanted) > 0 ? home.at(wanted) : home;
        String id = overdue.alert().alertId() + ":escalated:" + wanted + ':'
                + overdue.dueAt().getEpochSecond();
        return outbox.envelope(
                id, new AlertEscalated(overdue.alert(), overdue.caseId(), overdue.dueAt(), to.value(), now));
    }
}
