package io.fangpin.risk.bench;

/**
 * Prints one figure a line, {@code name<TAB>value<TAB>unit}, and exits with 1 when one that is promised is missed. Sizes and
 * seed by system properties, see {@link BenchSizes}.
 */
public final class RiskBench {
    private RiskBench() {}

    public static void main(String[] arguments) {
        Figures figures = new Figures();
        BenchSizes sizes = BenchSizes.fromProperties();
        new EvaluationBench(figures, sizes).run();
        new DmnBench(figures, sizes).run();
        new ProcessorBench(figures, sizes).run();
        new BackTestBench(figures, sizes).run();
        new DifferenceBench(figures, sizes).run();
        figures.missed().forEach(missed -> figures.note("MISSED " + missed));
        System.exit(figures.missed().isEmpty() ? 0 : 1);
    }
}
