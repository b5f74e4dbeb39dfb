package io.fangpin.matching.domain;

/** How far a batch has come. */
public enum BatchState {
    RECEIVED,
    READING,
    /** Every row is read; some are not matched yet. */
    MATCHING,
    COMPLETED,
    /** The file as a whole cannot be read. */
    REFUSED;

    /** The file is still needed. */
    public boolean toBeRead() {
        return this == RECEIVED || this == READING;
    }

    public boolean ended() {
        return this == COMPLETED || this == REFUSED;
    }
}
