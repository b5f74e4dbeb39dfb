package io.fangpin.dashboard.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;

/** The overview of a division, counted from the read models in one statement; money in fen. */
@ApplicationScoped
public class Overviews {

    /** $1 division prefix pattern, $2 digits of the level below, $3 now. */
    private static final String OVERVIEW = """
            select json_build_object(
              'synthetic', (select coalesce(bool_or(synthetic), false) from
                    (select synthetic from household_view where division_code like $1 limit 1000) s),
              'households', (select json_build_object('total', count(*),
                    'monitored', count(*) filter (where monitored_status = 'MONITORED'),
                    'members', coalesce(sum(members), 0)) from household_view where division_code like $1),
              'feeds', (select json_build_object('batches', coalesce(sum(b.batches), 0), 'rows', coalesce(sum(b.rows), 0),
                    'matched', coalesce(sum(b.matched), 0), 'unmatched', coalesce(sum(b.unmatched), 0),
                    'quarantined', coalesce(sum(b.quarantined), 0),
                    'byDataset', coalesce(json_agg(json_build_object('dataset', b.dataset, 'feedCode', b.feed_code,
                        'batches', b.batches, 'rows', b.rows, 'matched', b.matched, 'unmatched', b.unmatched,
                        'quarantined', b.quarantined) order by b.feed_code), '[]'))
                  from (select dataset, feed_code, count(*) as batches, sum(row_count) as rows, sum(matched) as matched,
                               sum(unmatched) as unmatched, sum(quarantined) as quarantined
                        from batch_view where division_code like $1 or $4 like rtrim(division_code, '0') || '%'
                        group by dataset, feed_code) b),
              'alerts', json_build_object(
                  'open', (select count(*) from alert_view where open and division_code like $1),
                  'byLevel', (select coalesce(json_object_agg(level, n), '{}') from
                        (select level, count(*) as n from alert_view where open and division_code like $1 group by level) l),
                  'byTownship', (select coalesce(json_agg(json_build_object('code', code, 'RED', red, 'ORANGE', orange,
                        'YELLOW', yellow, 'GREEN', green) order by red desc, yellow desc, code), '[]') from
                        (select rpad(left(division_code, $2), 12, '0') as code,
                                count(*) filter (where level = 'RED') as red,
                                count(*) filter (where level = 'ORANGE') as orange,
                                count(*) filter (where level = 'YELLOW') as yellow,
                                count(*) filter (where level = 'GREEN') as green
                         from alert_view where open and division_code like $1 group by 1) t),
                  'byRule', (select coalesce(json_agg(json_build_object('ruleCode', rule_code, 'titleZh', title_zh,
                        'open', n) order by n desc), '[]') from
                        (select rule_code, max(title_zh) as title_zh, count(*) as n from alert_view
                         where open and division_code like $1 group by rule_code) r)),
              'cases', json_build_object(
                  'open', (select count(*) from case_view where division_code like $1 and state not in
                        ('NO_RISK', 'ELIMINATED', 'RE_IDENTIFIED', 'CLOSED', 'REJECTED', 'WITHDRAWN')),
                  'overdue', (select count(*) from case_view where division_code like $1 and due_at < $3 and state not in
                        ('NO_RISK', 'ELIMINATED', 'RE_IDENTIFIED', 'CLOSED', 'REJECTED', 'WITHDRAWN')),
                  'byState', (select coalesce(json_agg(json_build_object('state', state, 'count', n)), '[]') from
                        (select state, count(*) as n from case_view where division_code like $1 group by state) c)),
              'funds', json_build_object(
                  'sourceFen', (select coalesce(sum(amount_fen), 0) from fund_view
                        where kind = 'SOURCE' and division_code like $1),
                  'allocatedFen', (select coalesce(sum(amount_fen), 0) from fund_view
                        where kind = 'ALLOCATION' and division_code like $1),
                  'orderedFen', (select coalesce(sum(amount_fen), 0) from payment_view
                        where state in ('ORDERED', 'APPROVED') and division_code like $1),
                  'sentFen', (select coalesce(sum(amount_fen), 0) from payment_view
                        where state = 'SENT' and division_code like $1),
                  'paidFen', (select coalesce(sum(amount_fen), 0) from payment_view
                        where state = 'PAID' and division_code like $1),
                  'returnedFen', (select coalesce(sum(amount_fen), 0) from payment_view
                        where state = 'RETURNED' and division_code like $1)),
              'latest', (select coalesce(json_agg(json_build_object('at', to_char(at at time zone 'UTC',
                        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'kind', kind, 'titleZh', title_zh, 'titleEn', title_en,
                        'link', link) order by seq desc), '[]') from
                        (select * from happening where division_code like $1 order by seq desc limit 20) h)
            ) as overview
            """;

    private final Pool pool;
    private final Clock clock;

    @Inject
    public Overviews(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Whether any household here is simulated. */
    public Uni<Boolean> synthetic() {
        return pool.query("select exists(select from household_view where synthetic)")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /**
     * Counts of everything below the prefix.
     *
     * @param digitsBelow how many digits tell the divisions of the next level apart
     * @param ownCode the asker's division, to show batches of the divisions above as well
     */
    public Uni<JsonObject> of(String likePattern, int digitsBelow, String ownCode) {
        return pool.preparedQuery(OVERVIEW)
                .execute(Tuple.of(likePattern, digitsBelow, clock.instant().atOffset(ZoneOffset.UTC), ownCode))
                .map(rows -> rows.iterator().next().getJsonObject("overview"));
    }
}
