package io.fangpin.risk.bench;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.Evaluation;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.Situation;
import java.util.List;
import java.util.function.ToLongFunction;

/** All rules of the shipped pack over whole households, by one thread. */
final class EvaluationBench {
    private static final int RUNS = 40;
    /** Of the rules that alert, which is what each event brings about. */
    private static final double PROMISED = 100_000;
    /** Of all rules, also those that are worked out only when somebody asks. */
    private static final double PROMISED_OF_ALL = 80_000;

    private final Figures figures;
    private final List<Profile> profiles;

    EvaluationBench(Figures figures, BenchSizes sizes) {
        this.figures = figures;
        this.profiles = new SyntheticCounty(sizes.seed()).profiles(sizes.households());
    }

    void run() {
        long facts = profiles.stream().mapToLong(p -> p.facts().size()).sum();
        figures.print("evaluation.rules", Fixtures.PACK.rules().size(), "rules");
        figures.print("evaluation.facts", (double) facts / profiles.size(), "facts/household");
        List<Situation> situations = profiles.stream()
                .map(profile -> Situation.of(profile, SyntheticCounty.TODAY).orElseThrow())
                .toList();
        figures.atLeast(
                PROMISED_OF_ALL,
                "evaluation.judge",
                perSecond(
                        situations,
                        situation -> Fixtures.PACK
                                .judge(situation, Fixtures.NUMBERS, rule -> true, false)
                                .assessments()
                                .size()),
                "households/s");
        figures.atLeast(
                PROMISED,
                "evaluation.from-profile-to-findings",
                perSecond(
                        profiles,
                        profile -> Evaluation.evaluate(profile, Fixtures.PACK, Fixtures.NUMBERS, SyntheticCounty.TODAY)
                                .size()),
                "households/s");
        long findings = profiles.stream()
                .mapToLong(
                        profile -> Evaluation.evaluate(profile, Fixtures.PACK, Fixtures.NUMBERS, SyntheticCounty.TODAY)
                                .size())
                .sum();
        figures.print("evaluation.findings", (double) findings / profiles.size(), "findings/household");
    }

    private <T> double perSecond(List<T> of, ToLongFunction<T> work) {
        long[] total = {0};
        double best = CpuTime.bestSeconds(RUNS, () -> of.forEach(one -> total[0] += work.applyAsLong(one)));
        if (total[0] < 0) {
            throw new IllegalStateException("unused results would let the work be left out");
        }
        return of.size() / best;
    }
}
