package io.fangpin.matching.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.matching.store.MatchRuling.By;
import io.fangpin.matching.store.MatchRuling.State;
import io.fangpin.matching.store.MatchRuling.Verdict;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.matching.MatchRuled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rulings and what is said about them, in one transaction each. */
@ApplicationScoped
public class MatchRulings {
    private static final String INSERT = """
            insert into match_ruling (ruling_id, identity, record_id, dataset, division_code, household_division,
                verdict, household_id, person_id, state, parameters_version, probability, levels, note,
                proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::text::jsonb, $14, $15, $16, $17, $18, $19,
                $20)
            on conflict do nothing
            """;
    private static final String SELECT = "select *, levels::text as levels_text from match_ruling";
    private static final String WHICH = """
             where ($1::text is null or state = $1) and dataset = any($2)
             and (division_code like $3 or household_division like $3)
            """;
    private static final String DECIDE = """
            update match_ruling set state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5
            where ruling_id = $1 and state = 'PROPOSED' returning *, levels::text as levels_text
            """;
    private static final String REVERSE = """
            update match_ruling set state = 'REVERSED', reversed_by = $2, reversed_by_name = $3, reversed_at = $4,
                reversal_reason = $5
            where ruling_id = $1 and state = 'IN_FORCE' returning *, levels::text as levels_text
            """;
    private static final String IN_FORCE =
            "select verdict, person_id from match_ruling where identity = $1 and state = 'IN_FORCE'";

    private final Pool pool;
    private final Outbox outbox;

    @Inject
    MatchRulings(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** Which rulings are asked for; a null state is any. */
    public record Filter(@Nullable State state, Collection<String> datasets, String divisionPrefix) {}

    /** Rulings of the last so many days by state and verdict. */
    public record Count(State state, Verdict verdict, long rulings) {}

    /** Keeps a new ruling; false when one about the same is open or in force already. */
    public Uni<Boolean> keep(MatchRuling ruling) {
        return pool.withTransaction(tx -> alone(tx, ruling.identity())
                .chain(() -> tx.preparedQuery(INSERT).execute(values(ruling)))
                .map(inserted -> inserted.rowCount() == 1)
                .call(kept -> kept && ruling.state() == State.IN_FORCE ? say(tx, ruling) : nothing()));
    }

    /** The second person's word; empty when there is nothing to decide any more. */
    public Uni<Optional<MatchRuling>> decide(MatchRuling ruling, State state, By by) {
        return change(
                ruling,
                DECIDE,
                Tuple.of(
                        UUID.fromString(ruling.rulingId()),
                        state.name(),
                        by.userId(),
                        by.name(),
                        Batches.utc(by.at())));
    }

    /** Takes a ruling back; empty when it is not in force. */
    public Uni<Optional<MatchRuling>> reverse(MatchRuling ruling, By by, String reason) {
        return change(
                ruling,
                REVERSE,
                Tuple.of(UUID.fromString(ruling.rulingId()), by.userId(), by.name(), Batches.utc(by.at()), reason));
    }

    private Uni<Optional<MatchRuling>> change(MatchRuling ruling, String update, Tuple values) {
        return pool.withTransaction(tx -> alone(tx, ruling.identity())
                .chain(() -> tx.preparedQuery(update).execute(values))
                .map(changed -> rulings(changed).stream().findFirst())
                .call(changed -> changed.map(now -> say(tx, now)).orElseGet(MatchRulings::nothing)));
    }

    public Uni<Optional<MatchRuling>> find(String rulingId) {
        return Batches.uuid(rulingId)
                .map(id -> pool.preparedQuery(SELECT + " where ruling_id = $1")
                        .execute(Tuple.of(id))
                        .map(rows -> rulings(rows).stream().findFirst()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** All that was ever ruled about these records, the newest first. */
    public Uni<List<MatchRuling>> about(Collection<String> recordIds) {
        return pool.preparedQuery(SELECT + " where record_id = any($1) order by proposed_at desc")
                .execute(Tuple.of(recordIds.toArray(String[]::new)))
                .map(MatchRulings::rulings);
    }

    /** All that was ever ruled about records that say this of their person. */
    public Uni<List<MatchRuling>> ofIdentities(Collection<String> identities) {
        return pool.preparedQuery(SELECT + " where identity = any($1)")
                .execute(Tuple.of(identities.toArray(String[]::new)))
                .map(MatchRulings::rulings);
    }

    /** The newest first. */
    public Uni<Page<MatchRuling>> list(Filter filter, PageRequest page) {
        return pool.preparedQuery("select count(*) from match_ruling" + WHICH)
                .execute(values(filter))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(SELECT + WHICH + " order by proposed_at desc limit $4 offset $5")
                        .execute(values(filter).addValue(page.size()).addValue(page.offset()))
                        .map(rows -> Page.of(rulings(rows), total, page)));
    }

    /** Whatever they are about, the newest first. */
    public Uni<List<MatchRuling>> newest(State state, int limit) {
        return pool.preparedQuery(SELECT + " where state = $1 order by proposed_at desc limit $2")
                .execute(Tuple.of(state.name(), limit))
                .map(MatchRulings::rulings);
    }

    public Uni<List<Count>> count(Filter filter, Instant since) {
        return pool.preparedQuery("select state, verdict, count(*) as n from match_ruling" + WHICH
                        + " and proposed_at >= $4 group by 1, 2")
                .execute(values(filter).addValue(Batches.utc(since)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Count(
                                State.valueOf(row.getString("state")),
                                Verdict.valueOf(row.getString("verdict")),
                                row.getLong("n")))
                        .toList());
    }

    /** Changes about one identity go one after the other, so that what is said last holds all of them. */
    private static Uni<Void> alone(SqlConnection tx, String identity) {
        return tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of(identity))
                .replaceWithVoid();
    }

    private Uni<Void> say(SqlConnection tx, MatchRuling changed) {
        return tx.preparedQuery(IN_FORCE).execute(Tuple.of(changed.identity())).chain(rows -> {
            String same = null;
            List<String> different = new ArrayList<>();
            for (Row row : rows) {
                if (Verdict.valueOf(row.getString("verdict")) == Verdict.SAME) {
                    same = row.getString("person_id");
                } else {
                    different.add(row.getString("person_id"));
                }
            }
            By by = changed.reversed() != null
                    ? changed.reversed()
                    : changed.decided() != null ? changed.decided() : changed.proposed();
            return outbox.append(tx, new MatchRuled(changed.identity(), same, different, changed.rulingId(), by.at()));
        });
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static Tuple values(Filter filter) {
        return Tuple.tuple()
                .addValue(filter.state() == null ? null : filter.state().name())
                .addValue(filter.datasets().toArray(String[]::new))
                .addValue(filter.divisionPrefix() + "%");
    }

    private static Tuple values(MatchRuling ruling) {
        By decided = ruling.decided();
        return Tuple.tuple()
                .addValue(UUID.fromString(ruling.rulingId()))
                .addValue(ruling.identity())
                .addValue(ruling.recordId())
                .addValue(ruling.dataset())
                .addValue(ruling.divisionCode())
                .addValue(ruling.householdDivision())
                .addValue(ruling.verdict().name())
                .addValue(ruling.householdId())
                .addValue(ruling.personId())
                .addValue(ruling.state().name())
                .addValue(ruling.parametersVersion())
                .addValue(ruling.probability())
                .addValue(new String(EventJson.write(ruling.levels()), UTF_8))
                .addValue(ruling.note())
                .addValue(ruling.proposed().userId())
                .addValue(ruling.proposed().name())
                .addValue(Batches.utc(ruling.proposed().at()))
                .addValue(decided == null ? null : decided.userId())
                .addValue(decided == null ? null : decided.name())
                .addValue(decided == null ? null : Batches.utc(decided.at()));
    }

    private static List<MatchRuling> rulings(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MatchRulings::ruling)
                .toList();
    }

    private static MatchRuling ruling(Row row) {
        By proposed = by(row, "proposed");
        return new MatchRuling(
                row.getUUID("ruling_id").toString(),
                row.getString("identity"),
                row.getString("record_id"),
                row.getString("dataset"),
                row.getString("division_code"),
                row.getString("household_division"),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("household_id"),
                row.getString("person_id"),
                State.valueOf(row.getString("state")),
                row.getString("parameters_version"),
                row.getDouble("probability"),
                levels(row.getString("levels_text")),
                row.getString("note"),
                proposed == null ? new By("", "", Instant.EPOCH) : proposed,
                by(row, "decided"),
                by(row, "reversed"),
                row.getString("reversal_reason"));
    }

    @SuppressWarnings("unchecked") // written from a Map of texts
    private static Map<String, String> levels(String json) {
        return EventJson.read(json.getBytes(UTF_8), Map.class);
    }

    private static @Nullable By by(Row row, String step) {
        String userId = row.getString(step + "_by");
        return userId == null
                ? null
                : new By(
                        userId,
                        row.getString(step + "_by_name"),
                        row.getOffsetDateTime(step + "_at").toInstant());
    }
}
