package io.fangpin.risk.store;

import io.fangpin.kit.security.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who sees to which alert. Table {@code alert_acknowledgement}. */
@ApplicationScoped
public class Acknowledgements {
    private final Pool pool;

    @Inject
    Acknowledgements(Pool pool) {
        this.pool = pool;
    }

    /** Somebody said: I see to it. */
    public record Acknowledgement(
            String userId, String name, @Nullable String note, Instant at) {}

    /** The first to say so stays; answers whose word counts. */
    public Uni<Acknowledgement> put(String alertId, Actor actor, @Nullable String note, Instant at) {
        return pool.preparedQuery(
                        "insert into alert_acknowledgement (alert_id, user_id, name, note, at) values ($1, $2, $3, $4, $5) on conflict (alert_id) do nothing")
                .execute(Tuple.of(alertId, actor.userId(), actor.name(), note, at.atOffset(ZoneOffset.UTC)))
                .chain(() -> of(alertId))
                .map(Optional::orElseThrow);
    }

    public Uni<Optional<Acknowledgement>> of(String alertId) {
        return pool.preparedQuery("select * from alert_acknowledgement where alert_id = $1")
                .execute(Tuple.of(alertId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Acknowledgements::row)
                        .findFirst());
    }

    private static Acknowledgement row(Row row) {
        return new Acknowledgement(
                row.getString("user_id"),
                row.getString("name"),
                row.getString("note"),
                row.getOffsetDateTime("at").toInstant());
    }
}
