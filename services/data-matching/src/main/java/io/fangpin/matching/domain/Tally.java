package io.fangpin.matching.domain;

import io.fangpin.schemas.matching.BatchCounts;
import java.util.Map;

/**
 * Rows of a batch, counted in the archive.
 *
 * @param reasons unmatched and quarantined rows by code, each row once (a quarantined row by its first fault)
 */
public record Tally(long matched, long unmatched, long quarantined, long pending, Map<String, Long> reasons) {
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, Map.of());

    public Tally {
        reasons = Map.copyOf(reasons);
    }

    public BatchCounts counts() {
        return new BatchCounts(matched + unmatched + quarantined + pending, matched, unmatched, quarantined, pending);
    }
}
