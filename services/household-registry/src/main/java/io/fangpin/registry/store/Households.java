package io.fangpin.registry.store;

import io.fangpin.kit.problem.Problem;
import io.fangpin.registry.domain.Change;
import io.fangpin.registry.domain.Household;
import io.fangpin.registry.domain.Member;
import io.fangpin.registry.domain.Secret;
import io.fangpin.schemas.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Households as they are now, their members for searching, and their changes. */
@ApplicationScoped
public class Households {

    private static final String FIND = "select state::text from household where household_id = $1";
    // Keys are joined from unnest, not compared by any(): the plan then goes by the index however fresh the statistics
    // are. With any() a plan made for an empty table compared every row with every key while a first sheet was loaded.
    private static final String LOCK = """
            select h.state::text from unnest($1::text[]) as asked(id) join household h on h.household_id = asked.id
            order by h.household_id for update of h
            """;
    private static final String UPSERT = """
            insert into household (household_id, household_no, version, division_code, household_type, monitored_status,
                                   monitored_category, head_name, active_members, synthetic, state, changed_at)
            select h.id, h.no, h.version, h.division, h.type, h.status, h.category, h.head, h.members, h.synthetic,
                   h.state::jsonb, $12
            from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                        $9::int[], $10::boolean[], $11::text[])
                 as h(id, no, version, division, type, status, category, head, members, synthetic, state)
            on conflict (household_id) do update set
                   version = excluded.version, division_code = excluded.division_code,
                   household_type = excluded.household_type, monitored_status = excluded.monitored_status,
                   monitored_category = excluded.monitored_category, head_name = excluded.head_name,
                   active_members = excluded.active_members, synthetic = excluded.synthetic, state = excluded.state,
                   changed_at = excluded.changed_at
            where household.version = excluded.version - 1
            """;
    private static final String FORGET_MEMBERS =
            "delete from member m using unnest($1::text[]) as written(id) where m.household_id = written.id";
    private static final String INSERT_MEMBERS = """
            insert into member (household_id, person_id, name, id_no_hash, status)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            """;
    private static final String INSERT_CHANGES = """
            insert into household_change (household_id, version, kind, changed_fields, person_id, actor, because, at)
            select c.id, c.version, c.kind, string_to_array(c.fields, ','), c.person, c.actor, c.because, $8
            from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
                 as c(id, version, kind, fields, person, actor, because)
            """;
    private static final String HOLDERS = """
            select m.id_no_hash, h.household_id, h.household_no
            from unnest($1::text[]) as asked(hash) join member m on m.id_no_hash = asked.hash and m.status = 'ACTIVE'
            join household h using (household_id)
            """;
    private static final String PLACES = """
            select m.person_id, h.household_id, h.household_no
            from unnest($1::text[]) as asked(id) join member m on m.person_id = asked.id and m.status = 'ACTIVE'
            join household h using (household_id)
            """;

    private final Pool pool;

    @Inject
    public Households(Pool pool) {
        this.pool = pool;
    }

    /** A new version, what changed, who did it and why. */
    public record Version(
            Household household,
            List<Change> changes,
            String actor,
            @Nullable String because) {}

    /** Whose active member a person is. */
    public record Place(String householdId, String householdNo) {}

    public Uni<Optional<Household>> find(String householdId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(householdId))
                .map(rows -> households(rows).values().stream().findFirst());
    }

    /** The known ones among those asked for, locked in one order until the transaction ends. */
    public Uni<Map<String, Household>> lock(SqlClient tx, Collection<String> householdIds) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(householdIds.toArray(String[]::new)))
                .map(Households::households);
    }

    /** Where the ID numbers are active now, by hash. */
    public Uni<Map<String, Place>> holders(SqlClient tx, Collection<String> idNoHashes) {
        return places(tx, HOLDERS, idNoHashes);
    }

    /** Where the people are active now, by person id. */
    public Uni<Map<String, Place>> places(SqlClient tx, Collection<String> personIds) {
        return places(tx, PLACES, personIds);
    }

    private static Uni<Map<String, Place>> places(SqlClient tx, String query, Collection<String> keys) {
        return tx.preparedQuery(query)
                .execute(Tuple.of(keys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Place> places = new HashMap<>();
                    rows.forEach(row -> places.put(row.getString(0), new Place(row.getString(1), row.getString(2))));
                    return places;
                });
    }

    /** Writes versions of different households; a version that is not the next one is a conflict. */
    public Uni<Void> save(SqlClient tx, List<Version> versions) {
        if (versions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(UPSERT)
                .execute(householdColumns(versions))
                .invoke(written -> {
                    if (written.rowCount() != versions.size()) {
                        throw Problem.conflict(
                                        "conflict",
                                        "该户已被他人更新，请刷新后重试 / The household was changed by someone else, reload and try again")
                                .asException();
                    }
                })
                .chain(() -> tx.preparedQuery(FORGET_MEMBERS)
                        .execute(Tuple.of(texts(versions, v -> v.household().householdId()))))
                .chain(() -> tx.preparedQuery(INSERT_MEMBERS).execute(memberColumns(versions)))
                .chain(() -> tx.preparedQuery(INSERT_CHANGES).execute(changeColumns(versions)))
                .replaceWithVoid();
    }

    private static Tuple householdColumns(List<Version> versions) {
        List<Household> all = versions.stream().map(Version::household).toList();
        return Tuple.tuple()
                .addValue(texts(all, Household::householdId))
                .addValue(texts(all, Household::householdNo))
                .addValue(all.stream().map(Household::version).toArray(Long[]::new))
                .addValue(texts(all, Household::divisionCode))
                .addValue(texts(all, h -> h.householdType().name()))
                .addValue(texts(all, h -> h.monitoredStatus().name()))
                .addValue(texts(
                        all,
                        h -> h.monitoredCategory() == null
                                ? null
                                : h.monitoredCategory().name()))
                .addValue(texts(all, h -> h.head().map(Member::name).orElse("")))
                .addValue(all.stream().map(Household::activeMembers).toArray(Integer[]::new))
                .addValue(all.stream().map(Household::synthetic).toArray(Boolean[]::new))
                .addValue(texts(all, h -> new String(EventJson.write(h), StandardCharsets.UTF_8)))
                .addValue(all.getFirst().changedAt().atOffset(ZoneOffset.UTC));
    }

    private record MemberRow(String householdId, Member member) {}

    private static Tuple memberColumns(List<Version> versions) {
        List<MemberRow> members = versions.stream()
                .map(Version::household)
                .flatMap(h -> h.members().stream().map(m -> new MemberRow(h.householdId(), m)))
                .toList();
        return Tuple.of(
                texts(members, MemberRow::householdId),
                texts(members, row -> row.member().personId()),
                texts(members, row -> row.member().name()),
                texts(members, row -> hash(row.member().idNo())),
                texts(members, row -> row.member().status().name()));
    }

    private record ChangeRow(Version version, Change change) {}

    private static Tuple changeColumns(List<Version> versions) {
        List<ChangeRow> changes = versions.stream()
                .flatMap(v -> v.changes().stream().map(c -> new ChangeRow(v, c)))
                .toList();
        return Tuple.tuple()
                .addValue(texts(changes, row -> row.version().household().householdId()))
                .addValue(changes.stream()
                        .map(row -> row.version().household().version())
                        .toArray(Long[]::new))
                .addValue(texts(changes, row -> row.change().kind().name()))
                .addValue(texts(changes, row -> String.join(",", row.change().fields())))
                .addValue(texts(changes, row -> row.change().personId()))
                .addValue(texts(changes, row -> row.version().actor()))
                .addValue(texts(changes, row -> row.version().because()))
                .addValue(versions.getFirst().household().changedAt().atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String hash(@Nullable Secret secret) {
        return secret == null ? null : secret.hash();
    }

    private static Map<String, Household> households(RowSet<Row> rows) {
        Map<String, Household> households = new HashMap<>();
        rows.forEach(row -> {
            Household household = EventJson.read(row.getString(0).getBytes(StandardCharsets.UTF_8), Household.class);
            households.put(household.householdId(), household);
        });
        return households;
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
