package io.fangpin.risk.bench;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.Known;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.backtest.Counting;
import io.fangpin.risk.domain.backtest.Draft;
import io.fangpin.risk.domain.backtest.HouseholdCompared;
import io.fangpin.risk.domain.backtest.Policy;
import io.fangpin.risk.domain.backtest.Timeline;
import io.fangpin.risk.stream.state.KnownState;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A lower line for inpatient self-pay, held against a year of histories as they lie in the store, by one thread. */
final class BackTestBench {
    private static final int RUNS = 5;
    private static final int MONTHS = 12;
    private static final double MILLION = 1_000_000;
    private static final int SECONDS_PER_MINUTE = 60;
    /** Of one core; two work on it by default. */
    private static final double PROMISED_MINUTES = 12;

    private final Figures figures;
    private final List<List<byte[]>> histories = new ArrayList<>();
    private final List<LocalDate> days = IntStream.rangeClosed(1, MONTHS)
            .mapToObj(month -> YearMonth.of(2026, month).atEndOfMonth())
            .toList();

    BackTestBench(Figures figures, BenchSizes sizes) {
        this.figures = figures;
        SyntheticCounty county = new SyntheticCounty(sizes.seed());
        Random random = new Random(sizes.seed());
        for (int i = 0; i < sizes.households(); i++) {
            HouseholdSnapshot household = county.household("H" + i);
            List<byte[]> history = new ArrayList<>();
            history.add(KnownState.write(Known.of(household)));
            for (FactRecorded fact : county.facts(household)) {
                history.add(KnownState.write(Known.of(day(1 + random.nextInt(MONTHS)), Fixtures.SHAPES.known(fact))));
            }
            histories.add(history);
        }
    }

    private static Instant day(int month) {
        return LocalDate.of(2026, month, 10).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    void run() {
        PolicyNumber line = Fixtures.SHIPPED_NUMBERS.stream()
                .filter(number -> number.code().equals("MED_INPATIENT_OUT_OF_POVERTY"))
                .findFirst()
                .orElseThrow();
        Draft draft = new Draft(Optional.empty(), List.of(halved(line)));
        Policy inForce = new Policy(Fixtures.PACK, Fixtures.NUMBERS);
        Policy tried = new Policy(Fixtures.PACK, new PolicyNumbers(draft.among(Fixtures.SHIPPED_NUMBERS)));
        long[] caught = {0};
        double seconds = CpuTime.bestSeconds(RUNS, () -> caught[0] = count(inForce, tried));
        figures.print("backtest.caught", caught[0], "households");
        figures.print("backtest.household-months", histories.size() * MONTHS / seconds, "household-months/s");
        figures.atMost(
                PROMISED_MINUTES,
                "backtest.million-households-12-months",
                seconds / histories.size() * MILLION / SECONDS_PER_MINUTE,
                "minutes of one core");
    }

    private long count(Policy inForce, Policy tried) {
        Counting counting = new Counting(LocalDate.of(2026, 12, 31));
        for (int i = 0; i < histories.size(); i++) {
            List<Known> history =
                    histories.get(i).stream().map(KnownState::read).toList();
            Timeline timeline = Timeline.asKnown("H" + i, history, BackTestBench::dayOf);
            HouseholdCompared.of(timeline, days, inForce, tried).ifPresent(one -> counting.add(one, tried.numbers()));
        }
        return counting.tally().verdicts().getOrDefault("CAUGHT", 0L);
    }

    private static LocalDate dayOf(Known known) {
        KnownFact fact = known.fact();
        // The register was there before the year began.
        return fact == null ? LocalDate.of(2025, 12, 31) : LocalDate.ofInstant(known.knownAt(), ZoneOffset.UTC);
    }

    private static PolicyNumber halved(PolicyNumber number) {
        return new PolicyNumber(
                number.code(),
                number.region(),
                number.validFrom(),
                number.validTo(),
                number.value() / 2,
                number.unit(),
                number.sourceDocument(),
                number.confirmed());
    }
}
