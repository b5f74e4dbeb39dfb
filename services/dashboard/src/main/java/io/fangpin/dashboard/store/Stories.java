package io.fangpin.dashboard.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The whole story of a household, newest first: facts, alerts, steps, measures, payments. */
@ApplicationScoped
public class Stories {

    private static final int MAX_ENTRIES = 1_000;

    private static final String STORY = """
            select coalesce(json_agg(json_build_object('at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    'kind', kind, 'titleZh', title_zh, 'titleEn', title_en, 'detail', detail, 'link', link,
                    'source', source) order by at desc), '[]') as story
            from (
                select at, kind, title_zh, title_en, detail, link, source from happening where household_id = $1
                union all
                select at, 'fact', kind, kind, period || case when withdrawn then ' 已撤销' else '' end,
                       '/records/' || record_id, record_id
                from fact_view where household_id = $1
                order by at desc limit $2
            ) s
            """;

    private final Pool pool;

    @Inject
    public Stories(Pool pool) {
        this.pool = pool;
    }

    public Uni<JsonArray> of(String householdId) {
        return pool.preparedQuery(STORY)
                .execute(Tuple.of(householdId, MAX_ENTRIES))
                .map(rows -> rows.iterator().next().getJsonArray("story"));
    }
}
