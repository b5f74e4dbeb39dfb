package io.fangpin.risk.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.risk.domain.PolicyChange;
import io.fangpin.risk.domain.PolicyChange.By;
import io.fangpin.risk.domain.PolicyChange.Kind;
import io.fangpin.risk.domain.PolicyChange.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Proposed changes of policy. Table {@code policy_change}. */
@ApplicationScoped
public class PolicyChanges {
    private static final String PUT = """
            insert into policy_change (id, kind, region_codes, title, note, body, effective_on, state, proposed_by,
                                       proposer_name, proposed_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'PROPOSED', $8, $9, $10)
            """;
    /** Who agreed stays known when the proposer withdraws it afterwards. */
    private static final String DECIDE = """
            update policy_change set state = $3, decided_by = coalesce(decided_by, $4),
                decider_name = coalesce(decider_name, $5), decided_at = coalesce(decided_at, $6)
            where id = $1 and state = $2
            """;

    private final Pool pool;

    @Inject
    PolicyChanges(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> add(PolicyChange change) {
        Tuple row = Tuple.tuple()
                .addValue(change.id())
                .addValue(change.kind().name())
                .addValue(change.regions().toArray(String[]::new))
                .addValue(change.title())
                .addValue(change.note())
                .addValue(change.body())
                .addValue(change.effectiveOn())
                .addValue(change.proposed().userId())
                .addValue(change.proposed().name())
                .addValue(utc(change.proposed().at()));
        return pool.preparedQuery(PUT).execute(row).replaceWithVoid();
    }

    public Uni<Optional<PolicyChange>> find(String id) {
        return pool.preparedQuery("select * from policy_change where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Newest first; without a state all. */
    public Uni<Page<PolicyChange>> list(@Nullable State state, PageRequest page) {
        String which = " from policy_change where ($1::text is null or state = $1)";
        String name = state == null ? null : state.name();
        return pool.preparedQuery("select count(*)" + which)
                .execute(Tuple.of(name))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(
                                "select *" + which + " order by proposed_at desc, id limit $2 offset $3")
                        .execute(Tuple.of(name, page.size(), page.offset()))
                        .map(rows -> Page.of(all(rows), total, page)));
    }

    /** Agreed changes whose day has come, in the order of their days. */
    public Uni<List<PolicyChange>> due(LocalDate today) {
        return pool.preparedQuery(
                        "select * from policy_change where state = 'AGREED' and (effective_on is null or effective_on <= $1) order by effective_on nulls first, decided_at")
                .execute(Tuple.of(today))
                .map(PolicyChanges::all);
    }

    /** False when it was no longer in the state from which this leads on. */
    public Uni<Boolean> decide(String id, State from, State to, By by) {
        return pool.preparedQuery(DECIDE)
                .execute(Tuple.tuple()
                        .addValue(id)
                        .addValue(from.name())
                        .addValue(to.name())
                        .addValue(by.userId())
                        .addValue(by.name())
                        .addValue(utc(by.at())))
                .map(rows -> rows.rowCount() == 1);
    }

    public Uni<Void> inForce(String id, Instant at) {
        return pool.preparedQuery("update policy_change set state = 'IN_FORCE', in_force_at = $2 where id = $1")
                .execute(Tuple.of(id, utc(at)))
                .replaceWithVoid();
    }

    public Uni<Void> failed(String id, String failure) {
        return pool.preparedQuery("update policy_change set state = 'FAILED', failure = $2 where id = $1")
                .execute(Tuple.of(id, failure))
                .replaceWithVoid();
    }

    private static List<PolicyChange> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PolicyChanges::one)
                .toList();
    }

    private static PolicyChange one(Row row) {
        OffsetDateTime inForceAt = row.getOffsetDateTime("in_force_at");
        return new PolicyChange(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                List.of(row.getArrayOfStrings("region_codes")),
                row.getString("title"),
                row.getString("note"),
                row.getString("body"),
                row.getLocalDate("effective_on"),
                State.valueOf(row.getString("state")),
                new By(
                        row.getString("proposed_by"),
                        row.getString("proposer_name"),
                        row.getOffsetDateTime("proposed_at").toInstant()),
                decided(row),
                inForceAt == null ? null : inForceAt.toInstant(),
                row.getString("failure"));
    }

    private static @Nullable By decided(Row row) {
        String userId = row.getString("decided_by");
        return userId == null
                ? null
                : new By(
                        userId,
                        row.getString("decider_name"),
                        row.getOffsetDateTime("decided_at").toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
