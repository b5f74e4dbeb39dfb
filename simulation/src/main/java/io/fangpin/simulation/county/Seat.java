package io.fangpin.simulation.county;

/**
 * A place in a family before it has a person.
 *
 * @param age complete years on the first day of the first month
 * @param marriedIn came from a neighbouring county
 */
record Seat(Relation relation, boolean male, int age, String surname, boolean marriedIn) {}
