package io.fangpin.risk.bench;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.IncrementalDifferences;
import io.fangpin.risk.rules.Differences;
import java.util.ArrayList;
import java.util.List;

/** Random cases in which two ways must come to the same; each difference is printed. */
final class DifferenceBench {
    private static final int SITUATIONS = 40;
    private static final int STEPS = 25;
    private static final int SHOWN = 5;

    private final Figures figures;
    private final BenchSizes sizes;

    DifferenceBench(Figures figures, BenchSizes sizes) {
        this.figures = figures;
        this.sizes = sizes;
    }

    void run() {
        int rules = Fixtures.PACK.rules().size();
        long seed = sizes.seed();
        List<String> found = new ArrayList<>();
        long cases = 0;
        for (; cases < sizes.cases() / 2; cases += rules) {
            Differences differences = new Differences(seed++);
            differences.ofThePack();
            found.addAll(differences.found());
        }
        report("differences.shipped-rules", cases, found);
        cases = 0;
        while (cases < sizes.cases() / 2) {
            Differences differences = new Differences(seed++);
            differences.ofAnExpression(SITUATIONS);
            cases += differences.compared();
            found.addAll(differences.found());
        }
        report("differences.random-expressions", cases, found);
        for (cases = 0; cases < sizes.cases(); cases += STEPS) {
            String difference = new IncrementalDifferences(seed++).after(STEPS);
            if (difference != null) {
                found.add(difference);
            }
        }
        report("differences.incremental", cases, found);
    }

    private void report(String name, long cases, List<String> found) {
        figures.print(name + ".cases", cases, "cases");
        figures.atMost(0, name, found.size(), "differences");
        found.stream().limit(SHOWN).forEach(figures::note);
        found.clear();
    }
}
