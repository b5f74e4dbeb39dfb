package io.fangpin.simulation;

import io.fangpin.schemas.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * What was generated ({@code truth/summary.json}).
 *
 * @param files one per dataset and month, months in order
 * @param shocks number by kind
 * @param lostShocks number by kind of the shocks that no matchable row shows
 * @param standing number by kind
 * @param expectedAlerts number by rule of the standing risks and carried shocks that must raise it
 */
public record SimulationSummary(
        SimulationOptions options,
        int households,
        int outOfPovertyHouseholds,
        int persons,
        List<FeedFile> files,
        SortedMap<Truth.ShockKind, Integer> shocks,
        SortedMap<Truth.ShockKind, Integer> lostShocks,
        SortedMap<Truth.StandingKind, Integer> standing,
        SortedMap<String, Integer> expectedAlerts) {

    /**
     * Counts of one file; rows = matched + unmatched + quarantined + doubtful.
     *
     * @param encoding GB18030 or UTF-8 (with byte order mark)
     */
    public record FeedFile(
            String dataset,
            String period,
            String encoding,
            int rows,
            int expectedMatched,
            int expectedUnmatched,
            int expectedQuarantined,
            int expectedDoubtful,
            SortedMap<Truth.NoiseKind, Integer> noise) {}

    public static SimulationSummary read(Path county) {
        try {
            return EventJson.read(Files.readAllBytes(CountyLayout.of(county).summary()), SimulationSummary.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
