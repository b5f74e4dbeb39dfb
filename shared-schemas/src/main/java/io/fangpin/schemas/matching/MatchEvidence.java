package io.fangpin.schemas.matching;

/**
 * How a record was matched to a person.
 *
 * @param method ID_NUMBER, WEIGHED, DIVISION, or RULING where people decided
 * @param score 0 to 1
 */
public record MatchEvidence(String method, double score) {}
