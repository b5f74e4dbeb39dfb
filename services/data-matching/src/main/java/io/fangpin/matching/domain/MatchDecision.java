package io.fangpin.matching.domain;

import io.fangpin.schemas.matching.MatchEvidence;
import java.util.List;

/** Whose record it is, or why nobody's. */
public sealed interface MatchDecision {
    record Matched(Person person, MatchEvidence evidence) implements MatchDecision {}

    /** The record is about a village: about each of these households. */
    record MatchedVillage(List<String> householdIds, MatchEvidence evidence) implements MatchDecision {}

    record Unmatched(UnmatchedReason reason) implements MatchDecision {}
}
