package io.fangpin.risk.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.backtest.HouseholdCompared;
import io.fangpin.risk.domain.backtest.Verdict;
import io.fangpin.risk.store.BackTestParts.Part;
import io.fangpin.schemas.registry.HouseholdType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Households whose identification a draft would change. Table {@code back_test_household}. */
@ApplicationScoped
public class BackTestHouseholds {
    private static final String ADD = """
            insert into back_test_household (back_test_id, household_id, partition, division_code, household_type, verdict,
                                             first_in_force, first_draft, rules_in_force, rules_draft, cost_fen)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing
            """;

    private final Pool pool;

    @Inject
    BackTestHouseholds(Pool pool) {
        this.pool = pool;
    }

    /** What changes for a household, and the year's cost of its measures where one is set. */
    public record Changed(HouseholdCompared compared, OptionalLong costFen) {}

    /**
     * A household of the list.
     *
     * @param firstInForce the first day on which what is in force alerts; absent when it never does
     */
    public record ChangedHousehold(
            String householdId,
            String divisionCode,
            HouseholdType householdType,
            Verdict verdict,
            @Nullable LocalDate firstInForce,
            @Nullable LocalDate firstDraft,
            List<String> rulesInForce,
            List<String> rulesDraft,
            @Nullable Long costFen) {}

    /** Which of them; empty is any. */
    public record Filter(Optional<Verdict> verdict, DivisionScope division, Optional<String> rule) {}

    public Uni<Void> add(Part part, List<Changed> changed) {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(ADD)
                        .executeBatch(
                                changed.stream().map(one -> tuple(part, one)).toList())
                        .replaceWithVoid();
    }

    public Uni<Page<ChangedHousehold>> list(String testId, DivisionScope scope, Filter filter, PageRequest page) {
        String which = """
                 from back_test_household where back_test_id = $1 and division_code like $2 and division_code like $3
                 and ($4::text is null or verdict = $4) and ($5::text is null or $5 = any(rules_in_force || rules_draft))
                """;
        return pool.preparedQuery("select count(*)" + which)
                .execute(values(testId, scope, filter))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery("select *" + which
                                + " order by verdict, division_code, household_id limit $6 offset $7")
                        .execute(values(testId, scope, filter)
                                .addValue(page.size())
                                .addValue(page.offset()))
                        .map(rows -> Page.of(
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(BackTestHouseholds::one)
                                        .toList(),
                                total,
                                page)));
    }

    private static Tuple values(String testId, DivisionScope scope, Filter filter) {
        return Tuple.tuple()
                .addValue(testId)
                .addValue(scope.likePattern())
                .addValue(filter.division().likePattern())
                .addValue(filter.verdict().map(Enum::name).orElse(null))
                .addValue(filter.rule().orElse(null));
    }

    private static Tuple tuple(Part part, Changed changed) {
        HouseholdCompared one = changed.compared;
        return Tuple.tuple()
                .addValue(part.test().id())
                .addValue(one.household().householdId())
                .addValue(part.partition())
                .addValue(one.household().divisionCode())
                .addValue(one.household().householdType().name())
                .addValue(one.verdict().name())
                .addValue(one.inForce().first())
                .addValue(one.draft().first())
                .addValue(one.inForce().rules().toArray(String[]::new))
                .addValue(one.draft().rules().toArray(String[]::new))
                .addValue(changed.costFen.isPresent() ? changed.costFen.getAsLong() : null);
    }

    private static ChangedHousehold one(Row row) {
        return new ChangedHousehold(
                row.getString("household_id"),
                row.getString("division_code"),
                HouseholdType.valueOf(row.getString("household_type")),
                Verdict.valueOf(row.getString("verdict")),
                row.getLocalDate("first_in_force"),
                row.getLocalDate("first_draft"),
                List.of(row.getArrayOfStrings("rules_in_force")),
                List.of(row.getArrayOfStrings("rules_draft")),
                row.getLong("cost_fen"));
    }
}
