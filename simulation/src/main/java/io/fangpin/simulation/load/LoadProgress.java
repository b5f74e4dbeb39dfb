package io.fangpin.simulation.load;

import java.time.Duration;

/**
 * How far loading is.
 *
 * @param what the step, Chinese first, then English
 * @param total 0 while it is not known
 */
public record LoadProgress(String what, long done, long total, Duration elapsed) {}
