package io.fangpin.matching.domain;

/**
 * What is still usual.
 *
 * @param leastPercent of the usual rows, that are still enough
 * @param mostPercent of the usual rows, that are not yet too many
 * @param usualRowsAtLeast below it sizes say nothing
 * @param personsAtLeast below so many persons registered a contract's share of them says nothing
 */
public record Tolerance(int leastPercent, int mostPercent, int usualRowsAtLeast, int personsAtLeast) {}
