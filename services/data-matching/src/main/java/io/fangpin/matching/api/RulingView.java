package io.fangpin.matching.api;

import io.fangpin.matching.store.MatchRuling;
import io.fangpin.matching.store.MatchRuling.By;
import io.fangpin.matching.store.MatchRuling.State;
import io.fangpin.matching.store.MatchRuling.Verdict;
import org.jspecify.annotations.Nullable;

/** What somebody ruled about whose a record is, and what became of it. */
public record RulingView(
        String rulingId,
        String recordId,
        String dataset,
        Verdict verdict,
        String householdId,
        String personId,
        State state,
        @Nullable Double probability,
        String note,
        By proposed,
        @Nullable By decided,
        @Nullable By reversed,
        @Nullable String reversalReason) {

    static RulingView of(MatchRuling ruling) {
        return new RulingView(
                ruling.rulingId(),
                ruling.recordId(),
                ruling.dataset(),
                ruling.verdict(),
                ruling.householdId(),
                ruling.personId(),
                ruling.state(),
                ruling.probability(),
                ruling.note(),
                ruling.proposed(),
                ruling.decided(),
                ruling.reversed(),
                ruling.reversalReason());
    }
}
