package io.fangpin.simulation.feeds;

import io.fangpin.simulation.SimulationSummary.FeedFile;
import io.fangpin.simulation.Truth.NoiseKind;
import io.fangpin.simulation.Truth.Outcome;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** A department's file of one month while it is written, with the counts of what must become of its rows. */
final class OpenFile {

    final Sheet sheet;
    final String period;
    final SheetFile file;

    private final Charset charset;
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final TreeMap<NoiseKind, Integer> noise = new TreeMap<>();

    OpenFile(Sheet sheet, String period, Charset charset, SheetFile file) {
        this.sheet = sheet;
        this.period = period;
        this.charset = charset;
        this.file = file;
    }

    int add(Cells cells, Outcome expected) {
        outcomes.merge(expected, 1, Integer::sum);
        return file.add(cells);
    }

    int addNoise(Cells cells, NoiseKind kind, Outcome expected) {
        noise.merge(kind, 1, Integer::sum);
        return add(cells, expected);
    }

    FeedFile counts(String dataset) {
        return new FeedFile(
                dataset,
                period,
                charset.name(),
                file.rows(),
                outcomes.getOrDefault(Outcome.MATCHED, 0),
                outcomes.getOrDefault(Outcome.UNMATCHED, 0),
                outcomes.getOrDefault(Outcome.QUARANTINED, 0),
                outcomes.getOrDefault(Outcome.DOUBTFUL, 0),
                noise);
    }
}
