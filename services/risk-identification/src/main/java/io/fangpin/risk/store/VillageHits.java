package io.fangpin.risk.store;

import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.VillageAlert.Hit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** Open alerts counted by village and event, from the read model. */
@ApplicationScoped
public class VillageHits {
    private static final int MOST = 1_000;

    /** The day is the event's where a clause shows it, else that of the alert. */
    private static final String HITS = """
            select division_code, body ->> 'period' as event, array_agg(distinct rule_code) as rules,
                   count(distinct household_id) as households, min(day) as first_day, max(day) as last_day
            from (select division_code, body, rule_code, household_id, coalesce(
                      (jsonb_path_query_first(body, '$.clauses[*] ? (@.name == "recently").observed') #>> '{}')::date,
                      (raised_at at time zone 'Asia/Shanghai')::date) as day
                  from alert where state = 'OPEN' and rule_code = any($3)
                  and division_code like $1 and division_code like $2) as hit
            group by 1, 2 having count(distinct household_id) > 1 order by households desc, 1, 2 limit $4
            """;

    private final Pool pool;

    @Inject
    public VillageHits(Pool pool) {
        this.pool = pool;
    }

    /** Of the rules whose alerts of one period in one village are of one event; the most households first. */
    public Uni<List<Hit>> find(DivisionScope scope, DivisionScope division, Collection<String> rules) {
        return pool.preparedQuery(HITS)
                .execute(Tuple.of(scope.likePattern(), division.likePattern(), rules.toArray(new String[0]), MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(VillageHits::hit)
                        .toList());
    }

    private static Hit hit(Row row) {
        return new Hit(
                row.getString("division_code"),
                row.getString("event"),
                Arrays.asList(row.getArrayOfStrings("rules")),
                row.getLong("households"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"));
    }
}
