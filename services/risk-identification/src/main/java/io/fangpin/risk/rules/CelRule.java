package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.NumbersByPlace;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.rules.engine.Expression;
import io.fangpin.risk.rules.engine.Failure;
import io.fangpin.risk.rules.engine.Frame;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.risk.AlertLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its code.
 *
 * @param numbersAt day whose numbers apply; absent for today
 * @param forEachKind place of its forEach among the pack's kinds, or NONE
 * @param needs places of kinds of facts without any of which its first clause does not hold; none when it may
 * @param reads kinds of facts it reads, in the order in which evidence names them
 * @param numbers places of the policy numbers its expressions name among the pack's
 */
record CelRule(
        RuleDefinition definition,
        List<ClauseCode> clauses,
        AlertLevel level,
        @Nullable Expression levelCode,
        Expression period,
        @Nullable Expression evidence,
        @Nullable Expression numbersAt,
        int forEachKind,
        List<Integer> needs,
        List<FactKind> reads,
        List<Integer> numbers) {
    static final int NONE = -1;

    /**
     * A clause's condition, and what it shows.
     *
     * @param shownNumber place of its policy number among the pack's, or NONE
     */
    record ClauseCode(Expression condition, @Nullable Expression observed, int shownNumber) {}

    void judge(
            Frame frame,
            NumbersOn numbers,
            boolean everything,
            List<Assessment> assessments,
            List<Unevaluated> unevaluated) {
        // Most rules look at each fact of a kind that most households have none of, or at households of one type.
        if (forEachKind != NONE && frame.household().facts().list(forEachKind).isEmpty()) {
            return;
        }
        if (!everything && lacksNeeded(frame, numbers.today())) {
            return;
        }
        int holding = everything ? 0 : holdingOfAll(frame, numbers.today());
        if (holding >= 0) {
            new Judging(this, frame, numbers, holding, everything, assessments, unevaluated).judge();
        }
    }

    /** Whether no subject can match, and none can be left undecided, as the household has no fact of the kinds it takes. */
    private boolean lacksNeeded(Frame frame, NumbersByPlace today) {
        return !needs.isEmpty()
                && frame.household().facts().none(needs)
                && numbersAt == null
                && today.missing(numbers) < 0;
    }

    /** How many of the first clauses hold for every subject, as they name none; -1 when one does not: no subject can match. */
    private int holdingOfAll(Frame frame, NumbersByPlace today) {
        boolean onlyOneSubject = definition.scope() == Scope.HOUSEHOLD && forEachKind == NONE;
        if (onlyOneSubject
                || clauses.get(0).condition.ofSubject()
                || numbersAt != null
                || today.missing(numbers) >= 0) {
            return 0;
        }
        frame.lookAt(null, null);
        frame.holdAgainst(today);
        int holding = 0;
        try {
            while (holding < clauses.size() && !clauses.get(holding).condition.ofSubject()) {
                if (!clauses.get(holding).condition.test(frame)) {
                    return -1;
                }
                holding++;
            }
        } catch (Failure e) {
            // Each subject is to say that it could not be evaluated.
            return holding;
        }
        return holding;
    }
}
