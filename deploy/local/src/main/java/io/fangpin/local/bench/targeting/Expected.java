package io.fangpin.local.bench.targeting;

import io.fangpin.simulation.Truth;
import io.fangpin.simulation.Truth.FeedRow;
import io.fangpin.simulation.Truth.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An alert that the truth asks for: one per rule of a shock that happened or of a risk that the register shows.
 *
 * @param shock day of the shock; empty for what the register shows
 * @param evidence how well the undamaged feeds show it
 */
record Expected(
        String rule, String householdNo, @Nullable String personNo, Optional<LocalDate> shock, EvidenceGiven evidence) {

    enum EvidenceGiven {
        /** The register, or a row whose person nobody can mistake. */
        CLEAR,
        /** Only rows with a slip in the number or the name, which a person would see through. */
        DOUBTFUL,
        /** No row that could be anybody's. */
        NONE
    }

    static List<Expected> of(List<Truth> truth) {
        Set<FeedRow> doubtful = truth.stream()
                .filter(line -> line instanceof Truth.Noise noise && noise.expected() == Outcome.DOUBTFUL)
                .map(line -> ((Truth.Noise) line).row())
                .collect(Collectors.toSet());
        List<Expected> all = new ArrayList<>();
        for (Truth line : truth) {
            switch (line) {
                case Truth.Standing s ->
                    s.expectedRules()
                            .forEach(rule -> all.add(new Expected(
                                    rule, s.householdNo(), s.personNo(), Optional.empty(), EvidenceGiven.CLEAR)));
                case Truth.Shock s ->
                    s.expectedRules()
                            .forEach(rule -> all.add(new Expected(
                                    rule,
                                    s.householdNo(),
                                    s.personNo(),
                                    Optional.of(s.date()),
                                    evidence(s, doubtful))));
                case Truth.Noise n -> {}
            }
        }
        return all;
    }

    private static EvidenceGiven evidence(Truth.Shock shock, Set<FeedRow> doubtful) {
        if (!shock.carried()) {
            return EvidenceGiven.NONE;
        }
        return doubtful.containsAll(shock.rows()) ? EvidenceGiven.DOUBTFUL : EvidenceGiven.CLEAR;
    }

    boolean carriedShock() {
        return shock.isPresent() && evidence != EvidenceGiven.NONE;
    }
}
