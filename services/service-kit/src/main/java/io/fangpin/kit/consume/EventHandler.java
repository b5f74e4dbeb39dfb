package io.fangpin.kit.consume;

import io.fangpin.schemas.EventEnvelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * Applies events in the transaction given, in order. It may be called again with fewer events after a failure, so it
 * keeps nothing outside the transaction. Throw {@link Parked} for events that came too early.
 */
@FunctionalInterface
public interface EventHandler {
    Uni<Void> handle(SqlConnection tx, List<EventEnvelope<?>> fresh);
}
