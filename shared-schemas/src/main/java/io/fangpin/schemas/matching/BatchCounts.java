package io.fangpin.schemas.matching;

/**
 * Rows of a batch by what became of them; rows = matched + unmatched + quarantined + pending.
 *
 * @param pending read and valid, not yet matched
 */
public record BatchCounts(long rows, long matched, long unmatched, long quarantined, long pending) {}
