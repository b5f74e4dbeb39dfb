package io.fangpin.risk.store;

import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What was told of alerts, in order, and to whom it must be told on. Table {@code alert_event}. */
@ApplicationScoped
public class AlertJournal {
    private static final int LOCK = 0x0a1e27;

    /** Whom a {@code said} event concerns. */
    static final String CONCERNS = """
            said.division_code like s.division_prefix || '%'
            and (cardinality(s.levels) = 0 or said.level = any (s.levels) or said.previous_level = any (s.levels))
            and (cardinality(s.rules) = 0 or said.rule_code = any (s.rules))
            and (cardinality(s.categories) = 0 or said.categories && s.categories)
            """;

    /** That {@code e} tells of the same event of a village as {@code said}: of another household, in the same way. */
    static final String SAME = """
            e.division_code = said.division_code and e.village_event = said.village_event and e.rule_code = said.rule_code
            and e.event_type = said.event_type and e.level = said.level
            """;

    /** What befalls a whole village is told to systems for each household, to people once a day. */
    private static final String SAY = """
            with said as (
                insert into alert_event (alert_id, version, event_id, event_type, event_source, event_time, household_id,
                                         division_code, rule_code, level, previous_level, categories, title_zh, payload,
                                         village_event)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $16)
                on conflict (event_id) do nothing
                returning *)
            insert into delivery (subscription_id, seq, state, due_at, sent_at)
            select s.id, said.seq, case s.channel when 'CONSOLE' then 'SENT' else 'PENDING' end,
                   case when s.digest_at is null then $15
                        else (date_trunc('day', $15 at time zone 'Asia/Shanghai') + s.digest_at
                              + case when ($15 at time zone 'Asia/Shanghai')::time < s.digest_at then interval '0'
                                     else interval '1 day' end) at time zone 'Asia/Shanghai' end,
                   case s.channel when 'CONSOLE' then $15 end
            from said join subscription s on s.state = 'ACTIVE' and\s""" + CONCERNS + """
            where said.village_event is null or s.channel = 'WEBHOOK' or not exists (
                select 1 from delivery t join alert_event e on e.seq = t.seq
                where t.subscription_id = s.id and\s""" + SAME + """
                and e.event_time > said.event_time - interval '1 day')
            """;

    private static final String AFTER = """
            select seq, event_id, event_type, payload from alert_event
            where seq > $1 and division_code like $2 and division_code like $3
            and ($4::text is null or level = $4 or previous_level = $4) and ($5::text is null or rule_code = $5)
            order by seq limit $6
            """;
    private static final String FORGET = """
            with old as (
                select seq from alert_event e where event_time < $1
                and not exists (select 1 from delivery d where d.seq = e.seq and d.state = 'PENDING')
                order by event_time limit $2),
            told as (delete from delivery d using old where d.seq = old.seq)
            delete from alert_event e using old where e.seq = old.seq
            """;

    private final Pool pool;

    @Inject
    AlertJournal(Pool pool) {
        this.pool = pool;
    }

    /** An event of an alert as it goes out. */
    public record Said(
            String eventId,
            String eventType,
            String source,
            Instant time,
            Alert alert,
            AlertLevel previousLevel,
            String payload) {}

    /** Which events somebody listens to; empty is any. */
    public record Heard(DivisionScope scope, DivisionScope division, Optional<String> level, Optional<String> rule) {}

    /** An event at its place. */
    public record Entry(long seq, String eventId, String eventType, String payload) {}

    /** Notes events and for whom they are. Those noted before change nothing. */
    public Uni<Void> say(SqlConnection tx, List<Said> events, Instant now) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // One writer at a time, so that whoever reads on from a place misses nothing that commits later below it.
        return tx.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .chain(() -> tx.preparedQuery(SAY)
                        .executeBatch(
                                events.stream().map(said -> tuple(said, now)).toList()))
                .replaceWithVoid();
    }

    /** The place after the newest event. */
    public Uni<Long> end() {
        return pool.query("select coalesce(max(seq), 0) from alert_event")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Events after a place, oldest first. */
    public Uni<List<Entry>> after(long seq, Heard heard, int most) {
        Tuple which = Tuple.tuple()
                .addValue(seq)
                .addValue(heard.scope().likePattern())
                .addValue(heard.division().likePattern())
                .addValue(heard.level().orElse(null))
                .addValue(heard.rule().orElse(null))
                .addValue(most);
        return pool.preparedQuery(AFTER)
                .execute(which)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AlertJournal::entry)
                        .toList());
    }

    /** Forgets the oldest events from before then, and their deliveries; what still is to be delivered stays. Says how many. */
    public Uni<Integer> forget(Instant before, int most) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), most))
                .map(RowSet::rowCount);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("seq"), row.getString("event_id"), row.getString("event_type"), row.getString("payload"));
    }

    private static Tuple tuple(Said said, Instant now) {
        Alert alert = said.alert();
        return Tuple.tuple()
                .addValue(alert.alertId())
                .addValue(alert.version())
                .addValue(said.eventId())
                .addValue(said.eventType())
                .addValue(said.source())
                .addValue(said.time().atOffset(ZoneOffset.UTC))
                .addValue(alert.householdId())
                .addValue(alert.divisionCode())
                .addValue(alert.ruleCode())
                .addValue(alert.level().name())
                .addValue(said.previousLevel().name())
                .addValue(alert.candidateCategories().stream().map(Enum::name).toArray(String[]::new))
                .addValue(alert.villageEvent() == null ? alert.titleZh() : alert.titleZh() + "（全村事件）")
                .addValue(said.payload())
                .addValue(now.atOffset(ZoneOffset.UTC))
                .addValue(alert.villageEvent());
    }
}
