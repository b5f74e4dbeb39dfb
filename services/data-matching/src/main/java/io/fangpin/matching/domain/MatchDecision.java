package io.fangpin.matching.domain;

import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose record it is, or why nobody's. */
public sealed interface MatchDecision {
    /** @param because absent when people decided for somebody whom the weighing did not find */
    record Matched(
            Person person, MatchEvidence evidence, @Nullable MatchExplanation because) implements MatchDecision {}

    /** The record is about a village: about each of these households. */
    record MatchedVillage(List<String> householdIds, MatchEvidence evidence) implements MatchDecision {}

    /**
     * Nobody's yet.
     *
     * @param proposed whose it may be, when somebody should look; whose it is, when only consent is missing
     * @param because absent when there was nobody to compare
     */
    record Unmatched(
            UnmatchedReason reason,
            @Nullable Person proposed,
            @Nullable MatchExplanation because) implements MatchDecision {
        static Unmatched because(UnmatchedReason reason) {
            return new Unmatched(reason, null, null);
        }
    }
}
