package io.fangpin.assistance.store;

import io.fangpin.schemas.assistance.CaseState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Opens cases many at a time; a partial unique index keeps one open case per household whoever comes first. */
@ApplicationScoped
public class Openings {

    private static final String INSERT = """
            insert into assistance_case (case_id, case_no, plan_id, household_id, division_code, state, is_open, opened_at,
                   due_at, channel, difficulty_zh, opened_by, previous_case_id, facts, synthetic, changed_at)
            select n."caseId",
                   'FP' || substr(n."divisionCode", 1, 6) || '-' || extract(year from n."openedAt" at time zone 'Asia/Shanghai')
                        || '-' || lpad(nextval('case_number')::text, 7, '0'),
                   n."planId", n."householdId", n."divisionCode", n.state, true, n."openedAt", n."dueAt", n.channel,
                   n."difficultyZh", n."openedBy", n."previousCaseId", n.facts, n.synthetic, n."openedAt"
            from json_to_recordset(cast(cast($1 as text) as json)) as n("caseId" text, "planId" text, "householdId" text,
                   "divisionCode" text, state text, "openedAt" timestamptz, "dueAt" timestamptz, channel text,
                   "difficultyZh" text, "openedBy" text, "previousCaseId" text, facts text, synthetic boolean)
            on conflict (household_id) where is_open do nothing
            returning case_id, case_no, household_id, division_code
            """;

    private static final String STANDING = """
            select distinct on (household_id) household_id, case_id, case_no, division_code, state, is_open, plan_id,
                   (select count(*) from case_step s where s.case_id = c.case_id) as steps
            from assistance_case c where household_id = any($1)
            order by household_id, is_open desc, opened_at desc
            """;

    private static final String RE_IDENTIFY = """
            update assistance_case set state = 'RE_IDENTIFIED', due_at = null, changed_at = $2, version = version + 1
            where case_id = any($1) and state = 'ELIMINATED' returning case_id
            """;

    private static final String INSERT_STEPS = """
            insert into case_step (id, case_id, step_no, command, from_state, to_state, round, actor, actor_name, role, unit,
                   form_version, reason_zh, evidence, form_values, taken_at)
            select s."caseId" || '/' || s."stepNo", s."caseId", s."stepNo", s.command, s."fromState", s."toState", 1,
                   s.actor, s."actorName", s.role, s.unit, 'platform-1', s."reasonZh", '[]', '{}', s.at
            from json_to_recordset(cast(cast($1 as text) as json)) as s("caseId" text, "stepNo" integer, command text,
                   "fromState" text, "toState" text, actor text, "actorName" text, role text, unit text, "reasonZh" text,
                   at timestamptz)
            """;

    /** A case to be opened. */
    public record NewCase(
            String caseId,
            String planId,
            String householdId,
            String divisionCode,
            CaseState state,
            Instant openedAt,
            @Nullable Instant dueAt,
            String channel,
            @Nullable String difficultyZh,
            String openedBy,
            @Nullable String previousCaseId,
            String facts,
            boolean synthetic) {}

    /** A case that was opened, with its number. */
    public record Opened(String caseId, String caseNo, String householdId, String divisionCode) {}

    /** A household's open case, else its newest one. */
    public record Standing(
            String householdId, String caseId, String divisionCode, CaseState state, boolean open, int steps) {}

    /** A step that the platform itself takes. */
    public record PlatformStep(
            String caseId,
            int stepNo,
            String command,
            CaseState fromState,
            CaseState toState,
            String actor,
            String actorName,
            String role,
            String unit,
            String reasonZh,
            Instant at) {}

    public Uni<Map<String, Standing>> standing(SqlConnection tx, Collection<String> householdIds) {
        return tx.preparedQuery(STANDING)
                .execute(Tuple.of(householdIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Standing> byHousehold = new HashMap<>();
                    for (Row row : rows) {
                        byHousehold.put(row.getString("household_id"), standing(row));
                    }
                    return byHousehold;
                });
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getString("household_id"),
                row.getString("case_id"),
                row.getString("division_code"),
                CaseState.valueOf(row.getString("state")),
                row.getBoolean("is_open"),
                Math.toIntExact(row.getLong("steps")));
    }

    /** Opens what can be opened; households that have an open case meanwhile are missing in the answer. */
    public Uni<List<Opened>> open(SqlConnection tx, List<NewCase> cases) {
        if (cases.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(Json.write(cases)))
                .map(rows -> stream(rows)
                        .map(row -> new Opened(
                                row.getString("case_id"),
                                row.getString("case_no"),
                                row.getString("household_id"),
                                row.getString("division_code")))
                        .toList());
    }

    /** Marks eliminated cases as identified anew; answers which of them still were eliminated. */
    public Uni<List<String>> reIdentify(SqlConnection tx, Collection<String> caseIds, Instant at) {
        if (caseIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.preparedQuery(RE_IDENTIFY)
                .execute(Tuple.of(caseIds.toArray(String[]::new), at.atOffset(ZoneOffset.UTC)))
                .map(rows -> stream(rows).map(row -> row.getString("case_id")).toList());
    }

    public Uni<Void> record(SqlConnection tx, List<PlatformStep> steps) {
        return steps.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(INSERT_STEPS)
                        .execute(Tuple.of(Json.write(steps)))
                        .replaceWithVoid();
    }

    static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    /** The open case of one household. */
    public Uni<Optional<Standing>> openCase(SqlConnection tx, String householdId) {
        return standing(tx, List.of(householdId))
                .map(found -> Optional.ofNullable(found.get(householdId)).filter(Standing::open));
    }
}
