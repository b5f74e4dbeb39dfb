package io.fangpin.risk.backtest;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.PolicyChange;
import io.fangpin.risk.domain.PolicyChange.By;
import io.fangpin.risk.domain.backtest.BackTest;
import io.fangpin.risk.domain.backtest.BackTest.State;
import io.fangpin.risk.domain.backtest.Basis;
import io.fangpin.risk.domain.backtest.Tally;
import io.fangpin.risk.policy.ChangingPolicy;
import io.fangpin.risk.policy.PolicyCheck;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.PublishingPolicy;
import io.fangpin.risk.store.BackTestHouseholds;
import io.fangpin.risk.store.BackTestHouseholds.ChangedHousehold;
import io.fangpin.risk.store.BackTestHouseholds.Filter;
import io.fangpin.risk.store.BackTests;
import io.fangpin.risk.store.BackTests.Progress;
import io.fangpin.risk.stream.ProfilePartitions;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use case: somebody asks what a draft would change, follows it, looks at what came of it, or has seen enough. */
@ApplicationScoped
public class BackTesting {
    static final int MOST_MONTHS = 36;

    private final BackTests tests;
    private final BackTestHouseholds households;
    private final ChangingPolicy changing;
    private final PublishingPolicy publishing;
    private final PolicyCheck check;
    private final PolicyInForce inForce;
    private final ProfilePartitions partitions;
    private final Clock clock;

    @Inject
    BackTesting(
            BackTests tests,
            BackTestHouseholds households,
            ChangingPolicy changing,
            PublishingPolicy publishing,
            PolicyCheck check,
            PolicyInForce inForce,
            ProfilePartitions partitions,
            Clock clock) {
        this.tests = tests;
        this.households = households;
        this.changing = changing;
        this.publishing = publishing;
        this.check = check;
        this.inForce = inForce;
        this.partitions = partitions;
        this.clock = clock;
    }

    /**
     * What is tried: numbers, a pack, or both; or what a proposed change would bring.
     *
     * @param yaml a pack; absent where the packs in force stay
     */
    public record Tried(
            List<PolicyNumber> numbers,
            @Nullable String yaml,
            @Nullable String changeId) {}

    /** On what. Months only where the basis is not the present. */
    public record Ground(
            String title,
            String divisionCode,
            Basis basis,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            int samplePercent) {}

    /** A back-test as far as it is. */
    public record Standing(BackTest test, Progress progress, Tally tally) {}

    /** Not on an event loop. */
    public Uni<BackTest> ask(Tried tried, Ground ground, Actor actor) {
        if (!actor.scope().covers(ground.divisionCode())) {
            throw Problem.forbidden("只能试算本辖区 / Only one's own division").asException();
        }
        List<LocalDate> days = days(ground);
        int parts = partitions.count();
        return drafted(tried)
                // A pack takes a second to compile and prove.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::requireUsable)
                .map(draft -> new BackTest(
                        UUID.randomUUID().toString(),
                        ground.title(),
                        ground.divisionCode(),
                        ground.basis(),
                        days,
                        ground.samplePercent(),
                        draft.numbers(),
                        draft.yaml(),
                        draft.changeId(),
                        State.RUNNING,
                        null,
                        new By(actor.userId(), actor.name(), clock.instant()),
                        null))
                .call(test -> tests.add(test, parts));
    }

    /** With what the change holds, where a change is named. */
    private Uni<Tried> drafted(Tried tried) {
        String changeId = tried.changeId();
        return changeId == null
                ? Uni.createFrom().item(tried)
                : changing.known(changeId).chain(this::of);
    }

    private Uni<Tried> of(PolicyChange change) {
        return switch (change.kind()) {
            case NUMBERS -> Uni.createFrom().item(new Tried(ChangingPolicy.numbersOf(change), null, change.id()));
            case RULE_PACK -> Uni.createFrom().item(new Tried(List.of(), change.body(), change.id()));
            case ROLLBACK ->
                publishing
                        .versions(change.regions().getFirst())
                        .map(versions -> versions.stream()
                                .filter(pack -> change.body().equals(pack.packId() + ' ' + pack.packVersion()))
                                .findFirst()
                                .map(pack -> new Tried(List.of(), pack.yaml(), change.id()))
                                .orElseThrow(() -> Problem.notFound("没有这个版本 / No such version")
                                        .asException()));
        };
    }

    private void requireUsable(Tried draft) {
        String yaml = draft.yaml();
        if (yaml == null || !draft.numbers().isEmpty()) {
            check.numbers(draft.numbers(), region -> true);
            check.units(
                    draft.numbers(),
                    inForce.all().stream()
                            .flatMap(regional -> regional.published().policyNumbers().stream())
                            .toList());
        }
        if (yaml != null) {
            check.pack(yaml);
        }
    }

    /** The last day of each month, today for the month that is not over; today alone for the present. */
    private List<LocalDate> days(Ground ground) {
        LocalDate today = LocalDate.now(clock);
        YearMonth from = ground.from();
        YearMonth to = ground.to();
        if (ground.basis() == Basis.PRESENT) {
            return List.of(today);
        }
        if (from == null || to == null || from.isAfter(to) || to.isAfter(YearMonth.from(today))) {
            throw Problem.of(400, "invalid-request", "须给出不晚于本月的起止月份 / Months up to this one are needed")
                    .asException();
        }
        List<LocalDate> days = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(to) && days.size() <= MOST_MONTHS; month = month.plusMonths(1)) {
            days.add(month.equals(YearMonth.from(today)) ? today : month.atEndOfMonth());
        }
        if (days.size() > MOST_MONTHS) {
            throw Problem.of(400, "invalid-request", "最多回测36个月 / At most 36 months")
                    .asException();
        }
        return days;
    }

    public Uni<Page<BackTest>> list(DivisionScope scope, PageRequest page) {
        return tests.list(scope, page);
    }

    public Uni<Standing> standing(DivisionScope scope, String id) {
        return known(scope, id)
                .chain(test -> Uni.combine()
                        .all()
                        .unis(tests.progress(id), tests.tally(id))
                        .asTuple()
                        .map(both -> new Standing(test, both.getItem1(), both.getItem2())));
    }

    public Uni<Page<ChangedHousehold>> households(DivisionScope scope, String id, Filter filter, PageRequest page) {
        return known(scope, id).chain(() -> households.list(id, scope, filter, page));
    }

    /** Whoever may see it may end it: it only costs time. */
    public Uni<BackTest> cancel(DivisionScope scope, String id) {
        return known(scope, id).chain(() -> tests.cancel(id, clock.instant())).chain(() -> known(scope, id));
    }

    private Uni<BackTest> known(DivisionScope scope, String id) {
        return tests.find(id)
                .map(found -> found.filter(test -> scope.covers(test.divisionCode()))
                        .orElseThrow(() ->
                                Problem.notFound("没有这次试算 / No such back-test").asException()));
    }
}
