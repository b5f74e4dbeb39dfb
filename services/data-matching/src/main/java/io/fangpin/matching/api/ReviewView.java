package io.fangpin.matching.api;

import io.fangpin.matching.store.RecordMoves.RecordMove;
import io.fangpin.schemas.matching.MatchExplanation;
import java.util.List;

/**
 * A record beside those whom it may be about.
 *
 * @param candidates the likeliest first; who they are, the registry tells those who may know
 * @param rulings the newest first
 * @param moves from one person to another, the newest first
 * @param persons how many must agree
 */
public record ReviewView(
        RecordView record,
        List<CandidateView> candidates,
        List<RulingView> rulings,
        List<RecordMove> moves,
        int persons) {

    /** @param probability among all candidates and nobody */
    public record CandidateView(String householdId, String personId, double probability, MatchExplanation because) {}

    /** A record that waits, and what was ruled about it so far. */
    public record WaitingView(RecordView record, List<RulingView> rulings) {}

    /**
     * How the work goes.
     *
     * @param waiting records that nobody has ruled on, or whose ruling nobody has decided
     * @param proposed rulings that wait for a second person
     * @param same rulings of the last 90 days in force or reversed: the record was the person's
     * @param different likewise: it was not
     * @param declined rulings of the last 90 days that the second person refused
     * @param reversed rulings of the last 90 days that were taken back
     * @param agreement share of decided rulings that the second person agreed with, 0 to 1; 1 while none is decided
     */
    public record FiguresView(
            long waiting, long proposed, long same, long different, long declined, long reversed, double agreement) {}
}
