package io.fangpin.simulation.feeds;

import io.fangpin.schemas.EventJson;
import io.fangpin.simulation.Truth;
import io.fangpin.simulation.Truth.ShockKind;
import io.fangpin.simulation.Truth.StandingKind;
import io.fangpin.simulation.county.Household;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the truth line by line and counts it. */
public final class TruthFile implements AutoCloseable {

    private final OutputStream out;
    private final SortedMap<ShockKind, Integer> shocks = new TreeMap<>();
    private final SortedMap<ShockKind, Integer> lostShocks = new TreeMap<>();
    private final SortedMap<StandingKind, Integer> standing = new TreeMap<>();
    private final SortedMap<String, Integer> expectedAlerts = new TreeMap<>();

    public TruthFile(Path path) {
        try {
            Files.createDirectories(path.getParent());
            out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The risks that the register shows. */
    public void standing(Household household) {
        for (Household.Standing risk : household.standing()) {
            String personNo = risk.person() == null ? null : risk.person().personNo();
            List<String> rules = risk.kind().rules(household.outOfPoverty());
            write(new Truth.Standing(
                    risk.kind(),
                    household.householdNo(),
                    personNo,
                    household.village().code(),
                    rules));
            standing.merge(risk.kind(), 1, Integer::sum);
            count(rules);
        }
    }

    void shock(Household household, Happening happening) {
        boolean carried = happening.fate() == Happening.Fate.CLEAN;
        write(new Truth.Shock(
                happening.kind(),
                household.householdNo(),
                happening.person().personNo(),
                household.village().code(),
                happening.date(),
                happening.rows(),
                happening.expectedRules(),
                carried));
        shocks.merge(happening.kind(), 1, Integer::sum);
        if (carried) {
            count(happening.expectedRules());
        } else {
            lostShocks.merge(happening.kind(), 1, Integer::sum);
        }
    }

    void noise(Truth.Noise noise) {
        write(noise);
    }

    public SortedMap<ShockKind, Integer> shocks() {
        return shocks;
    }

    public SortedMap<ShockKind, Integer> lostShocks() {
        return lostShocks;
    }

    public SortedMap<StandingKind, Integer> standing() {
        return standing;
    }

    public SortedMap<String, Integer> expectedAlerts() {
        return expectedAlerts;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(List<String> rules) {
        rules.forEach(rule -> expectedAlerts.merge(rule, 1, Integer::sum));
    }

    private void write(Truth line) {
        try {
            out.write(EventJson.mapper()
                    .writerFor(Truth.class)
                    .writeValueAsString(line)
                    .getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
