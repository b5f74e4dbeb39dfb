package io.fangpin.simulation.county;

/**
 * A real village or residents' committee in which synthetic families are put.
 *
 * @param shortName as addresses say it, without 村委会 or 居委会
 * @param weight share of households against the other villages; ours
 */
public record Village(String code, String shortName, String townshipName, int weight) {}
