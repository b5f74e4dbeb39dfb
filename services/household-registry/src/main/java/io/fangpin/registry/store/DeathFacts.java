package io.fangpin.registry.store;

import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deaths that departments reported, with what the member was before. */
@ApplicationScoped
public class DeathFacts {

    private static final String FIND = "select * from death_fact where fact_id = any($1)";
    private static final String UPSERT = """
            insert into death_fact (fact_id, version, household_id, person_id, status_before, status_date_before,
                                    evidence_before)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (fact_id) do update set version = excluded.version, household_id = excluded.household_id,
                   person_id = excluded.person_id, status_before = excluded.status_before,
                   status_date_before = excluded.status_date_before, evidence_before = excluded.evidence_before
            """;

    /** The newest version applied; {@code statusBefore} is absent when the fact changed nothing. */
    public record DeathFact(
            String factId,
            String version,
            String householdId,
            String personId,
            @Nullable MemberStatus statusBefore,
            @Nullable LocalDate statusDateBefore,
            @Nullable String evidenceBefore) {}

    public Uni<Map<String, DeathFact>> find(SqlClient tx, Collection<String> factIds) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(factIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, DeathFact> facts = new HashMap<>();
                    rows.forEach(row -> {
                        String before = row.getString("status_before");
                        facts.put(
                                row.getString("fact_id"),
                                new DeathFact(
                                        row.getString("fact_id"),
                                        row.getString("version"),
                                        row.getString("household_id"),
                                        row.getString("person_id"),
                                        before == null ? null : MemberStatus.valueOf(before),
                                        row.getLocalDate("status_date_before"),
                                        row.getString("evidence_before")));
                    });
                    return facts;
                });
    }

    public Uni<Void> save(SqlClient tx, Collection<DeathFact> facts) {
        List<Tuple> rows = facts.stream()
                .map(f -> Tuple.tuple()
                        .addValue(f.factId())
                        .addValue(f.version())
                        .addValue(f.householdId())
                        .addValue(f.personId())
                        .addValue(
                                f.statusBefore() == null
                                        ? null
                                        : f.statusBefore().name())
                        .addValue(f.statusDateBefore())
                        .addValue(f.evidenceBefore()))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }
}
