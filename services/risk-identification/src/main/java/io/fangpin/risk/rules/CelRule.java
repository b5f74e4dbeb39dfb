package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.rules.engine.Expression;
import io.fangpin.risk.rules.engine.Failure;
import io.fangpin.risk.rules.engine.Frame;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its code.
 *
 * @param numbersAt day whose numbers apply; absent for today
 * @param forEachKind place of its forEach among the pack's kinds, or NONE
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
        List<Integer> numbers) {
    static final int NONE = -1;

    /**
     * A clause's condition, and what it shows.
     *
     * @param shownNumber place of its policy number among the pack's, or NONE
     */
    record ClauseCode(Expression condition, @Nullable Expression observed, int shownNumber) {}

    /** The pack's policy numbers, by place, as they are in force in the household's division on a day. */
    interface NumbersOn {
        List<@Nullable PolicyNumber> on(LocalDate day);
    }

    void judge(
            Frame frame,
            NumbersOn numbersOn,
            List<@Nullable PolicyNumber> today,
            List<String> codes,
            boolean everything,
            List<Assessment> assessments,
            List<Unevaluated> unevaluated) {
        // Most rules look at each fact of a kind that most households have none of, or at households of one type.
        if ((forEachKind == NONE || !frame.household().facts().list(forEachKind).isEmpty())
                && (everything || mayConcern(frame, today))) {
            new Judging(this, frame, numbersOn, today, codes, everything, assessments, unevaluated).judge();
        }
    }

    /** False when a first clause, which says nothing of a person or fact, does not hold: then no subject can match. */
    private boolean mayConcern(Frame frame, List<@Nullable PolicyNumber> today) {
        boolean onlyOneSubject = definition.scope() == Scope.HOUSEHOLD && forEachKind == NONE;
        if (onlyOneSubject || numbersAt != null || !areThere(today)) {
            return true;
        }
        frame.lookAt(null, null);
        frame.holdAgainst(today);
        try {
            for (ClauseCode clause : clauses) {
                if (clause.condition.ofSubject()) {
                    return true;
                }
                if (!clause.condition.test(frame)) {
                    return false;
                }
            }
            return true;
        } catch (Failure e) {
            // Each subject is to say that it could not be evaluated.
            return true;
        }
    }

    private boolean areThere(List<@Nullable PolicyNumber> inForce) {
        for (int place : numbers) {
            if (inForce.get(place) == null) {
                return false;
            }
        }
        return true;
    }
}
