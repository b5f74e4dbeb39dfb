package io.fangpin.registry.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.registry.HouseholdChanged.ChangeKind;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Lists of households and of their changes. */
@ApplicationScoped
public class HouseholdSearch {

    /** $1 scope, $2 division asked for, $3 number, $4 type, $5 status, $6 name prefix, $7 hash of the ID number. */
    private static final String MATCHING = """
            from household h left join division d on d.code = h.division_code
            where h.division_code like $1 and h.division_code like $2
              and ($3::text is null or h.household_no = $3)
              and ($4::text is null or h.household_type = $4)
              and ($5::text is null or h.monitored_status = $5)
              and ($6::text is null or h.household_id in (select household_id from member where name like $6))
              and ($7::text is null or h.household_id in (select household_id from member where id_no_hash = $7))
            """;

    private static final String PAGE = """
            select h.household_id, h.household_no, h.division_code, d.name as division_name, h.head_name,
                   h.active_members, h.household_type, h.monitored_status, h.monitored_category, h.synthetic
            """ + MATCHING + " order by h.division_code, h.household_no limit $8 offset $9";
    private static final String NAMES = """
            select household_id, household_no, head_name from household
            where division_code like $1 and household_id = any ($2)
            """;
    private static final String HISTORY = """
            select version, kind, changed_fields, person_id, actor, because, at, count(*) over () as total
            from household_change where household_id = $1 order by position desc limit $2 offset $3
            """;

    private final Pool pool;

    @Inject
    public HouseholdSearch(Pool pool) {
        this.pool = pool;
    }

    /** How people call a household: by its head. */
    public record Named(String householdId, String householdNo, String headName) {}

    /** What to look for; absent is any. */
    public record Wanted(
            DivisionScope division,
            @Nullable String householdNo,
            @Nullable HouseholdType type,
            @Nullable MonitoredStatus status,
            @Nullable String namePrefix,
            @Nullable String idNoHash) {}

    /** One line of a list. */
    public record Summary(
            String householdId,
            String householdNo,
            String divisionCode,
            @Nullable String divisionName,
            String headName,
            int members,
            HouseholdType householdType,
            MonitoredStatus monitoredStatus,
            @Nullable MonitoredCategory monitoredCategory,
            boolean synthetic) {}

    /** One change of a household. */
    public record Past(
            long version,
            ChangeKind kind,
            List<String> changedFields,
            @Nullable String personId,
            String actor,
            @Nullable String because,
            Instant at) {}

    public Uni<Page<Summary>> find(DivisionScope scope, Wanted wanted, PageRequest page) {
        return pool.preparedQuery("select count(*) " + MATCHING)
                .execute(which(scope, wanted))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery(PAGE)
                        .execute(which(scope, wanted).addValue(page.size()).addValue(page.offset()))
                        .map(rows -> Page.of(
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(HouseholdSearch::summary)
                                        .toList(),
                                total,
                                page)));
    }

    /** Those of the households that lie within the scope, in no order. */
    public Uni<List<Named>> names(DivisionScope scope, List<String> householdIds) {
        return pool.preparedQuery(NAMES)
                .execute(Tuple.of(scope.likePattern(), householdIds.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Named(
                                row.getString("household_id"),
                                row.getString("household_no"),
                                row.getString("head_name")))
                        .toList());
    }

    public Uni<Page<Past>> history(String householdId, PageRequest page) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(householdId, page.size(), page.offset()))
                .map(rows -> {
                    long total = rows.size() == 0 ? 0 : rows.iterator().next().getLong("total");
                    return Page.of(
                            StreamSupport.stream(rows.spliterator(), false)
                                    .map(HouseholdSearch::past)
                                    .toList(),
                            total,
                            page);
                });
    }

    private static Tuple which(DivisionScope scope, Wanted wanted) {
        String prefix = wanted.namePrefix();
        return Tuple.tuple()
                .addValue(scope.likePattern())
                .addValue(wanted.division().likePattern())
                .addValue(wanted.householdNo())
                .addValue(wanted.type() == null ? null : wanted.type().name())
                .addValue(wanted.status() == null ? null : wanted.status().name())
                .addValue(prefix == null ? null : prefix.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .addValue(wanted.idNoHash());
    }

    private static Summary summary(Row row) {
        String category = row.getString("monitored_category");
        return new Summary(
                row.getString("household_id"),
                row.getString("household_no"),
                row.getString("division_code"),
                row.getString("division_name"),
                row.getString("head_name"),
                row.getInteger("active_members"),
                HouseholdType.valueOf(row.getString("household_type")),
                MonitoredStatus.valueOf(row.getString("monitored_status")),
                category == null ? null : MonitoredCategory.valueOf(category),
                row.getBoolean("synthetic"));
    }

    private static Past past(Row row) {
        return new Past(
                row.getLong("version"),
                ChangeKind.valueOf(row.getString("kind")),
                List.of(row.getArrayOfStrings("changed_fields")),
                row.getString("person_id"),
                row.getString("actor"),
                row.getString("because"),
                row.getOffsetDateTime("at").toInstant());
    }
}
