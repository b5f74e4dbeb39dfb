package io.fangpin.matching.domain;

import java.time.Instant;

/**
 * A batch that was completed.
 *
 * @param ofTheCounty it was sent for the county as a whole, not for a township or village
 * @param rows without those that were quarantined
 */
public record Arrival(String period, String divisionCode, boolean ofTheCounty, long rows, Instant receivedAt) {}
