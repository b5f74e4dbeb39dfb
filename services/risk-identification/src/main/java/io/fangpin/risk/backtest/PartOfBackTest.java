package io.fangpin.risk.backtest;

import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.backtest.DraftPolicies.Both;
import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.backtest.BackTest;
import io.fangpin.risk.domain.backtest.Counting;
import io.fangpin.risk.domain.backtest.Draft;
import io.fangpin.risk.domain.backtest.HouseholdCompared;
import io.fangpin.risk.domain.backtest.Sample;
import io.fangpin.risk.domain.backtest.Timeline;
import io.fangpin.risk.domain.backtest.Verdict;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.risk.store.BackTestHouseholds;
import io.fangpin.risk.store.BackTestHouseholds.Changed;
import io.fangpin.risk.store.BackTestParts;
import io.fangpin.risk.store.BackTestParts.Part;
import io.fangpin.risk.stream.Population;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Use case: one partition's households are held against the draft, slice by slice, until done or no longer wanted. */
@ApplicationScoped
class PartOfBackTest {
    private static final int SLICE = 200;
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Population population;
    private final PolicyInForce inForce;
    private final RulePackCompiler compiler;
    private final BackTestParts parts;
    private final BackTestHouseholds households;
    private final Clock clock;
    private @Nullable Drafted latest;

    private record Drafted(String testId, Draft draft) {}

    @Inject
    PartOfBackTest(
            Population population,
            PolicyInForce inForce,
            RulePackCompiler compiler,
            BackTestParts parts,
            BackTestHouseholds households,
            Clock clock) {
        this.population = population;
        this.inForce = inForce;
        this.compiler = compiler;
        this.parts = parts;
        this.households = households;
        this.clock = clock;
    }

    void run(Part part) {
        BackTest test = part.test();
        DraftPolicies policies = new DraftPolicies(inForce, draft(test));
        Counting counting = new Counting(LocalDate.now(clock));
        long lookedAt = 0;
        long size = population.size(part.partition());
        Instant beaten = Instant.MIN;
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            Instant now = clock.instant();
            if (now.minus(BEAT).isAfter(beaten)) {
                if (!parts.beat(part, lookedAt, size, now).await().indefinitely()) {
                    return;
                }
                beaten = now;
            }
            Population.Slice slice = population.slice(part.partition(), test.basis(), after.get(), SLICE);
            List<Changed> changed = new ArrayList<>();
            for (Timeline timeline : slice.households()) {
                compared(test, timeline, policies, counting).ifPresent(changed::add);
            }
            households.add(part, changed).await().indefinitely();
            lookedAt += slice.households().size();
            after = slice.next();
        }
        parts.finish(part, lookedAt, counting.tally(), clock.instant()).await().indefinitely();
    }

    /** Counts a household; tells of it when the draft changes its identification. */
    private static Optional<Changed> compared(
            BackTest test, Timeline timeline, DraftPolicies policies, Counting counting) {
        Optional<String> division = timeline.divisionCode()
                .filter(code -> DivisionScope.of(test.divisionCode()).covers(code));
        Optional<Both> both = division.flatMap(policies::in);
        if (both.isEmpty()) {
            return Optional.empty();
        }
        Optional<HouseholdCompared> compared = new Sample(test.samplePercent()).has(timeline.householdId())
                ? HouseholdCompared.of(
                        timeline, test.days(), both.get().inForce(), both.get().draft())
                : Optional.empty();
        if (compared.isEmpty()) {
            counting.unseen();
            return Optional.empty();
        }
        HouseholdCompared one = compared.get();
        OptionalLong cost = counting.add(one, both.get().draft().numbers());
        return one.verdict() == Verdict.SAME || one.verdict() == Verdict.NEITHER
                ? Optional.empty()
                : Optional.of(new Changed(one, cost));
    }

    /** All parts of a test share one: a pack takes a second to compile. */
    private synchronized Draft draft(BackTest test) {
        Drafted known = latest;
        if (known == null || !known.testId.equals(test.id())) {
            known = new Drafted(test.id(), new Draft(pack(test.yaml()), test.numbers()));
            latest = known;
        }
        return known.draft;
    }

    private Optional<CompiledRulePack> pack(@Nullable String yaml) {
        return Optional.ofNullable(yaml).map(text -> switch (compiler.compile(text)) {
            case Compiled compiled -> compiled.pack();
            case RulePackCompiler.Compilation.Refused refused ->
                throw new IllegalStateException("The draft no longer compiles: " + refused.faults());
        });
    }
}
