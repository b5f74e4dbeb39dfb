package io.fangpin.risk.bench;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNContext;

/** Five rules of the shipped pack, compiled, and the same five decisions in Drools DMN, on the same households. */
final class DmnBench {
    private static final int RUNS = 7;
    private static final double PROMISED_TIMES = 10;
    private static final int MOST_HOUSEHOLDS = 5_000;

    private final Figures figures;
    private final List<Situation> situations;
    private final CompiledRulePack pack = pack();
    private final DmnPeer peer = new DmnPeer();

    DmnBench(Figures figures, BenchSizes sizes) {
        this.figures = figures;
        int households = Math.min(sizes.households(), MOST_HOUSEHOLDS);
        this.situations = new SyntheticCounty(sizes.seed())
                .profiles(households).stream()
                        .map(profile ->
                                Situation.of(profile, SyntheticCounty.TODAY).orElseThrow())
                        .toList();
    }

    void run() {
        List<DMNContext> contexts = situations.stream().map(peer::context).toList();
        int different = 0;
        int matches = 0;
        for (int i = 0; i < situations.size(); i++) {
            Set<String> ours = ours(situations.get(i));
            matches += ours.size();
            different += ours.equals(peer.matching(contexts.get(i))) ? 0 : 1;
        }
        figures.print("dmn.matches", matches, "matches");
        figures.atMost(0, "dmn.different-answers", different, "households");
        double seconds = CpuTime.bestSeconds(RUNS * RUNS, () -> situations.forEach(this::judge));
        double theirs = CpuTime.bestSeconds(RUNS, () -> contexts.forEach(peer::evaluate));
        figures.print("dmn.compiled", situations.size() / seconds, "households/s");
        figures.print("dmn.drools", situations.size() / theirs, "households/s");
        figures.atLeast(PROMISED_TIMES, "dmn.times-as-fast", theirs / seconds, "times");
    }

    private CompiledRulePack.Judgement judge(Situation situation) {
        return pack.judge(situation, Fixtures.NUMBERS, rule -> true, false);
    }

    private Set<String> ours(Situation situation) {
        return judge(situation).assessments().stream()
                .filter(Assessment::matches)
                .map(assessment -> assessment.rule().code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CompiledRulePack pack() {
        try (InputStream in = Objects.requireNonNull(DmnBench.class.getResourceAsStream("/bench/five-rules.yaml"))) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ((Compiled) new RulePackCompiler(Fixtures.SHAPES).compile(yaml)).pack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
