package io.fangpin.linkage.bench;

import io.fangpin.linkage.bench.DukePeer.Property;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import java.util.List;
import java.util.Set;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.JaroWinkler;
import no.priv.garshol.duke.comparators.Levenshtein;

/** FEBRL without labels, ours and Duke's. */
final class FebrlBench {
    private static final Set<String> KEYS = Set.of("soc_sec_id", "date_of_birth");

    private final Figures figures;
    private final Febrl febrl;

    FebrlBench(Figures figures, Febrl febrl) {
        this.figures = figures;
        this.febrl = febrl;
    }

    void run(boolean withDuke) {
        Quality four = febrl.linkFour(Set.of());
        figures.atLeast(0.9995, "febrl4.f1", four.f1(), "1");
        Quality withoutKeys = febrl.linkFour(KEYS);
        figures.atLeast(0.995, "febrl4.without-number-and-birth.f1", withoutKeys.f1(), "1");
        Quality three = febrl.findDuplicatesOfThree();
        figures.atLeast(0.998, "febrl3.f1", three.f1(), "1");
        double seconds = CpuTime.seconds(() -> febrl.linkFour(Set.of()));
        figures.print("febrl4.cpu", seconds, "s");
        if (withDuke) {
            duke(four, withoutKeys, seconds);
        }
    }

    private void duke(Quality ours, Quality oursWithoutKeys, double oursSeconds) {
        Quality[] quality = new Quality[1];
        double seconds = CpuTime.seconds(() -> quality[0] = dukeLinks(Set.of()));
        figures.print("duke.febrl4.f1", quality[0].f1(), "1");
        figures.print("duke.febrl4.cpu", seconds, "s");
        figures.print("febrl4.cpu.duke-over-ours", seconds / oursSeconds, "1");
        figures.print("febrl4.faults.duke-minus-ours", faults(quality[0]) - faults(ours), "pairs");
        Quality withoutKeys = dukeLinks(KEYS);
        figures.print("duke.febrl4.without-number-and-birth.f1", withoutKeys.f1(), "1");
        figures.print(
                "febrl4.without-number-and-birth.faults.duke-minus-ours",
                faults(withoutKeys) - faults(oursWithoutKeys),
                "pairs");
    }

    private Quality dukeLinks(Set<String> without) {
        LinkageConfig config = Febrl.config();
        List<Subject> register = febrl.read("dataset4a.csv", config, without);
        List<Subject> records = febrl.read("dataset4b.csv", config, without);
        DukePeer duke = new DukePeer(config, 0.9, properties(without), register);
        return duke.quality(records, record -> "rec-" + Febrl.person(record) + "-org");
    }

    /** Probabilities as Duke's own examples for persons set them; its genetic search would need labels. */
    private static List<Property> properties(Set<String> without) {
        return List.of(
                        new Property("given_name", new JaroWinkler(), 0.3, 0.88),
                        new Property("surname", new JaroWinkler(), 0.3, 0.9),
                        new Property("street_number", new ExactComparator(), 0.4, 0.65),
                        new Property("address_1", new JaroWinkler(), 0.3, 0.85),
                        new Property("address_2", new JaroWinkler(), 0.4, 0.75),
                        new Property("suburb", new JaroWinkler(), 0.35, 0.75),
                        new Property("postcode", new Levenshtein(), 0.35, 0.7),
                        new Property("state", new ExactComparator(), 0.4, 0.55),
                        new Property("date_of_birth", new Levenshtein(), 0.2, 0.95),
                        new Property("soc_sec_id", new Levenshtein(), 0.1, 0.98))
                .stream()
                .filter(property -> !without.contains(property.name()))
                .toList();
    }

    private static long faults(Quality quality) {
        return quality.wrong() + quality.missed();
    }
}
