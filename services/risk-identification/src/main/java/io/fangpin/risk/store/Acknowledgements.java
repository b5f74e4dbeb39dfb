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
    /** Stands while its person can answer for the alert's division. */
    private static final String OF = """
            select k.* from alert_acknowledgement k join alert a on a.alert_id = k.alert_id
            where k.alert_id = $1 and not\s""" + PeopleSeen.movedOn("k.user_id", "a.division_code", "$2", "$3");

    private static final String PUT = """
            insert into alert_acknowledgement as k (alert_id, user_id, name, note, at) values ($1, $2, $3, $4, $5)
            on conflict (alert_id) do update
            set user_id = excluded.user_id, name = excluded.name, note = excluded.note, at = excluded.at
            where\s""" + PeopleSeen.movedOn("k.user_id", "$6", "$7", "$8");

    private final Pool pool;
    private final PeopleSeen people;

    @Inject
    Acknowledgements(Pool pool, PeopleSeen people) {
        this.pool = pool;
        this.people = people;
    }

    /** Somebody said: I see to it. */
    public record Acknowledgement(
            String userId, String name, @Nullable String note, Instant at) {}

    /** The first to say so stays, unless they have moved on; answers whose word counts. */
    public Uni<Acknowledgement> put(String alertId, String division, Actor actor, @Nullable String note, Instant at) {
        Tuple row = Tuple.tuple()
                .addValue(alertId)
                .addValue(actor.userId())
                .addValue(actor.name())
                .addValue(note)
                .addValue(at.atOffset(ZoneOffset.UTC))
                .addValue(division)
                .addValue(people.goneBefore(at).atOffset(ZoneOffset.UTC))
                .addValue(PeopleSeen.MAY_REACT.toArray(String[]::new));
        return pool.preparedQuery(PUT).execute(row).chain(() -> of(alertId, at)).map(Optional::orElseThrow);
    }

    /** Empty also when whoever said so has moved on. */
    public Uni<Optional<Acknowledgement>> of(String alertId, Instant now) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(
                        alertId,
                        people.goneBefore(now).atOffset(ZoneOffset.UTC),
                        PeopleSeen.MAY_REACT.toArray(String[]::new)))
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
