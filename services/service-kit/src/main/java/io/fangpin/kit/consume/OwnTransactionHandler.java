package io.fangpin.kit.consume;

import io.fangpin.schemas.EventEnvelope;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Applies events in a transaction of its own (Hibernate Reactive): there it first runs {@link SeenEvents#INSERT_SQL} and
 * applies only the events whose ids that returns.
 */
@FunctionalInterface
public interface OwnTransactionHandler {
    Uni<Void> handle(List<EventEnvelope<?>> events);
}
