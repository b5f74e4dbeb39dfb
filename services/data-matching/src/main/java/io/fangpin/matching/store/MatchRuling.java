package io.fangpin.matching.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody ruled about whose a record is.
 *
 * @param identity keyed hash of what the record says of its person
 * @param divisionCode the record's
 * @param householdDivision village of the person's household when it was ruled
 * @param parametersVersion with which parameters the engine weighed; absent when it did not find the person
 * @param levels level of agreement by field, as the engine saw it
 */
public record MatchRuling(
        String rulingId,
        String identity,
        String recordId,
        String dataset,
        String divisionCode,
        String householdDivision,
        Verdict verdict,
        String householdId,
        String personId,
        State state,
        @Nullable String parametersVersion,
        @Nullable Double probability,
        Map<String, String> levels,
        String note,
        By proposed,
        @Nullable By decided,
        @Nullable By reversed,
        @Nullable String reversalReason) {

    /** The record is the person's, or it is not. */
    public enum Verdict {
        SAME,
        DIFFERENT
    }

    /** Waiting for a second person; binding; refused by the second person; taken back. */
    public enum State {
        PROPOSED,
        IN_FORCE,
        DECLINED,
        REVERSED
    }

    /** Who and when. */
    public record By(String userId, String name, Instant at) {}

    /** This ruling, binding from the start: one person was enough. */
    public MatchRuling inForce() {
        return new MatchRuling(
                rulingId,
                identity,
                recordId,
                dataset,
                divisionCode,
                householdDivision,
                verdict,
                householdId,
                personId,
                State.IN_FORCE,
                parametersVersion,
                probability,
                levels,
                note,
                proposed,
                proposed,
                null,
                null);
    }
}
