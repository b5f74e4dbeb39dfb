package io.fangpin.matching.domain;

import io.fangpin.schemas.matching.MatchEvidence;

/** Whose record it is, or why nobody's. */
public sealed interface MatchDecision {
    record Matched(Person person, MatchEvidence evidence) implements MatchDecision {}

    record Unmatched(UnmatchedReason reason) implements MatchDecision {}
}
