package io.fangpin.linkage.bench;

import java.util.Optional;

/**
 * Prints one figure a line, {@code name<TAB>value<TAB>unit}, and exits with 1 when one that is promised is missed.
 * Sizes and seed by system properties, see {@link BenchSizes}; FEBRL_DIR names the folder of the FEBRL data sets.
 */
public final class LinkageBench {

    private LinkageBench() {}

    public static void main(String[] arguments) {
        Figures figures = new Figures();
        BenchSizes sizes = BenchSizes.fromProperties();
        Optional<Febrl> febrl = Febrl.given();
        febrl.ifPresentOrElse(
                data -> new FebrlBench(figures, data).run(sizes.duke()),
                () -> figures.note("no FEBRL_DIR, no figures on FEBRL"));
        new ResidentBench(figures, sizes).run();
        figures.missed().forEach(missed -> figures.note("MISSED " + missed));
        System.exit(figures.missed().isEmpty() ? 0 : 1);
    }
}
