package io.fangpin.assistance.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.risk.AlertLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists and counts of cases within a person's divisions. */
@ApplicationScoped
public class CaseLists {

    private static final String MATCHING = """
            from assistance_case c left join household h using (household_id)
            where c.division_code like $1 and c.division_code like $2 and ($3::text is null or c.state = $3)
              and ($4::text is null or c.household_id = $4)
              and ($5::boolean is null or (c.due_at is not null and c.due_at < $6) = $5)
            """;

    private static final String PAGE = """
            select c.case_id, c.case_no, c.household_id, h.household_no, h.head_name, c.division_code, c.state, c.is_open,
                   c.opened_at, c.due_at, c.synthetic, c.version, (c.due_at is not null and c.due_at < $6) as overdue,
                   a.alerts, a.open_alerts, a.level
            """ + MATCHING.replace("where c.division_code like $1", """
            left join lateral (select count(*) as alerts, count(*) filter (where is_open) as open_alerts,
                   (array_agg(level order by case level when 'RED' then 3 when 'ORANGE' then 2 when 'YELLOW' then 1 else 0 end desc)
                        filter (where is_open))[1] as level
                   from case_alert a where a.case_id = c.case_id) a on true
            where c.division_code like $1""")
            + " order by c.opened_at desc, c.case_id limit $7 offset $8";

    private static final String COUNTS = """
            select state, count(*) as cases, count(*) filter (where due_at < $3) as overdue,
                   count(*) filter (where is_open and state in ('CLUE', 'TRIAGED')
                        and exists (select 1 from case_alert a where a.case_id = c.case_id)
                        and not exists (select 1 from case_alert a where a.case_id = c.case_id and a.is_open)) as cleared
            from assistance_case c where division_code like $1 and division_code like $2 group by state
            """;

    private final Pool pool;

    @Inject
    public CaseLists(Pool pool) {
        this.pool = pool;
    }

    /** What to list. */
    public record Filter(
            Optional<String> division,
            Optional<CaseState> state,
            Optional<String> householdId,
            Optional<Boolean> overdue) {
        String divisionPattern() {
            return division.map(code -> DivisionScope.of(code).likePattern()).orElse("%");
        }
    }

    /** A case in a list. */
    public record CaseSummary(
            String caseId,
            String caseNo,
            String householdId,
            @Nullable String householdNo,
            @Nullable String headName,
            String divisionCode,
            CaseState state,
            boolean open,
            Instant openedAt,
            @Nullable Instant dueAt,
            boolean overdue,
            long alerts,
            long openAlerts,
            boolean allAlertsCleared,
            @Nullable AlertLevel level,
            boolean synthetic,
            int version) {}

    /** Cases of one state. */
    public record StateCount(CaseState state, long cases, long overdue, long allAlertsCleared) {}

    public Uni<Page<CaseSummary>> find(DivisionScope scope, Filter filter, Instant now, PageRequest page) {
        Tuple where = where(scope, filter, now);
        Tuple paged = where(scope, filter, now).addInteger(page.size()).addInteger(page.offset());
        return pool.preparedQuery("select count(*) " + MATCHING)
                .execute(where)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(PAGE)
                        .execute(paged)
                        .map(rows -> Page.of(
                                Openings.stream(rows).map(CaseLists::summary).toList(), total, page)));
    }

    public Uni<List<StateCount>> count(DivisionScope scope, Optional<String> division, Instant now) {
        String pattern =
                division.map(code -> DivisionScope.of(code).likePattern()).orElse("%");
        return pool.preparedQuery(COUNTS)
                .execute(Tuple.of(scope.likePattern(), pattern, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> Openings.stream(rows)
                        .map(row -> new StateCount(
                                CaseState.valueOf(row.getString("state")),
                                row.getLong("cases"),
                                row.getLong("overdue"),
                                row.getLong("cleared")))
                        .toList());
    }

    private static Tuple where(DivisionScope scope, Filter filter, Instant now) {
        return Tuple.tuple()
                .addString(scope.likePattern())
                .addString(filter.divisionPattern())
                .addValue(filter.state().map(Enum::name).orElse(null))
                .addValue(filter.householdId().orElse(null))
                .addValue(filter.overdue().orElse(null))
                .addValue(now.atOffset(ZoneOffset.UTC));
    }

    private static CaseSummary summary(Row row) {
        long alerts = row.getLong("alerts");
        long open = row.getLong("open_alerts");
        String level = row.getString("level");
        OffsetDateTime due = row.getOffsetDateTime("due_at");
        return new CaseSummary(
                row.getString("case_id"),
                row.getString("case_no"),
                row.getString("household_id"),
                row.getString("household_no"),
                row.getString("head_name"),
                row.getString("division_code"),
                CaseState.valueOf(row.getString("state")),
                row.getBoolean("is_open"),
                row.getOffsetDateTime("opened_at").toInstant(),
                due == null ? null : due.toInstant(),
                row.getBoolean("overdue"),
                alerts,
                open,
                alerts > 0 && open == 0,
                level == null ? null : AlertLevel.valueOf(level),
                row.getBoolean("synthetic"),
                row.getInteger("version"));
    }
}
