package io.fangpin.simulation.county;

/** A real administrative division: 12-digit code and official name. */
public record Division(String code, String name) {}
