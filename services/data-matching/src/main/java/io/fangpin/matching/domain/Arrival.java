package io.fangpin.matching.domain;

import java.time.Instant;

/**
 * Batches of one division and period that were completed on one day.
 *
 * @param ofTheCounty they were sent for the county as a whole, not for a township or village
 * @param rows of the largest, without those that were quarantined
 * @param allRows of all of them
 * @param receivedAt when the last came
 */
public record Arrival(
        String period, String divisionCode, boolean ofTheCounty, long rows, long allRows, Instant receivedAt) {}
