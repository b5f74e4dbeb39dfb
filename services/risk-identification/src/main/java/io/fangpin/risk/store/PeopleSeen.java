package io.fangpin.risk.store;

import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Division and roles of people as their last token stated them. Table {@code person_seen}. */
@ApplicationScoped
public class PeopleSeen {
    /** Who may be told of alerts and see to them. */
    public static final List<String> MAY_REACT = List.of(
            Roles.VILLAGE_WORKER,
            Roles.TOWNSHIP_REVIEWER,
            Roles.COUNTY_APPROVER,
            Roles.MONITORING_STAFF,
            Roles.ADMINISTRATOR);

    public static final List<String> MAY_SET_UP_WEBHOOKS = List.of(Roles.MONITORING_STAFF, Roles.ADMINISTRATOR);

    private static final String NOTE = """
            insert into person_seen (user_id, division_prefix, roles, seen_at) values ($1, $2, $3, $4)
            on conflict (user_id) do update
            set division_prefix = excluded.division_prefix, roles = excluded.roles, seen_at = excluded.seen_at
            """;

    private final Pool pool;
    private final Duration unseenAfter;

    @Inject
    PeopleSeen(Pool pool, @ConfigProperty(name = "fangpin.risk.people.unseen-after") Duration unseenAfter) {
        this.pool = pool;
        this.unseenAfter = unseenAfter;
    }

    public Uni<Void> note(Actor actor, Instant now) {
        Tuple row = Tuple.tuple()
                .addValue(actor.userId())
                .addValue(actor.scope().prefix())
                .addValue(actor.roles().toArray(String[]::new))
                .addValue(now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(NOTE).execute(row).replaceWithVoid();
    }

    /** Who was last seen before this counts as gone. */
    Instant goneBefore(Instant now) {
        return now.minus(unseenAfter);
    }

    /**
     * Condition in SQL: a person who can no longer answer for a division. Of those of whom no token was seen since they are
     * kept nothing is said.
     *
     * @param person column with the user id
     * @param division column with the code or prefix to be covered
     * @param gone place of {@link #goneBefore} among the parameters
     * @param roles place, or expression, of the roles of which they need one
     */
    static String movedOn(String person, String division, String gone, String roles) {
        return """
                exists (select 1 from person_seen p where p.user_id = %s and (p.seen_at < %s
                    or p.division_prefix is not null
                       and (%s not like p.division_prefix || '%%' or not p.roles && %s)))
                """.formatted(person, gone, division, roles);
    }
}
