package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Seen;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.PolicyNumbers.NumbersInForce;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.rules.engine.Dates;
import io.fangpin.risk.rules.engine.Expression;
import io.fangpin.risk.rules.engine.Failure;
import io.fangpin.risk.rules.engine.Failure.Reason;
import io.fangpin.risk.rules.engine.Frame;
import io.fangpin.risk.rules.engine.PersonView;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its code.
 *
 * @param numberCodes policy numbers its expressions name
 * @param numbersAt day whose numbers apply; absent for today
 */
record CelRule(
        RuleDefinition definition,
        List<ClauseCode> clauses,
        AlertLevel level,
        @Nullable Expression levelCode,
        Expression period,
        @Nullable Expression evidence,
        @Nullable Expression numbersAt,
        List<String> numberCodes) {

    /**
     * A clause's condition, and what it shows.
     *
     * @param shownNumber place of its policy number among the rule's
     */
    record ClauseCode(Expression condition, @Nullable Expression observed, int shownNumber) {
        static final int NO_NUMBER = -1;
    }

    void judge(
            Frame frame,
            PolicyNumbers numbers,
            NumbersInForce today,
            boolean everything,
            List<Assessment> assessments,
            List<Unevaluated> unevaluated) {
        new Judging(frame, numbers, today, everything, assessments, unevaluated).judge();
    }

    /** One rule held against one household: against itself, each member, or each fact of a kind. */
    private final class Judging {
        private final Frame frame;
        private final Situation situation;
        private final PolicyNumbers policy;
        private final NumbersInForce today;
        private final boolean everything;
        private final List<Assessment> assessments;
        private final List<Unevaluated> unevaluated;
        private final @Nullable Object[] observed = new @Nullable Object[clauses.size()];
        private PolicyNumber @Nullable [] numbersOfToday;

        Judging(
                Frame frame,
                PolicyNumbers policy,
                NumbersInForce today,
                boolean everything,
                List<Assessment> assessments,
                List<Unevaluated> unevaluated) {
            this.frame = frame;
            this.situation = frame.household().situation();
            this.policy = policy;
            this.today = today;
            this.everything = everything;
            this.assessments = assessments;
            this.unevaluated = unevaluated;
        }

        void judge() {
            FactKind forEach = definition.forEach();
            if (forEach != null && situation.facts(forEach).isEmpty()) {
                return;
            }
            if (definition.scope() == Scope.HOUSEHOLD) {
                if (forEach == null) {
                    lookAt(null, null);
                } else {
                    situation.facts(forEach).forEach(fact -> lookAt(null, fact));
                }
                return;
            }
            for (PersonView person : frame.household().members()) {
                if (forEach == null) {
                    lookAt(person, null);
                } else {
                    person.own().list(forEach).forEach(fact -> lookAt(person, fact));
                }
            }
        }

        private void lookAt(@Nullable PersonView person, @Nullable KnownFact fact) {
            frame.lookAt(person, fact);
            try {
                PolicyNumber[] numbers = numbers();
                frame.holdAgainst(numbers);
                assess(numbers);
            } catch (MissingNumber e) {
                unevaluated.add(new Unevaluated(definition.code(), personId(), e.reason));
            } catch (Failure e) {
                unevaluated.add(new Unevaluated(
                        definition.code(), personId(), e.reason().words()));
            }
        }

        private @Nullable String personId() {
            PersonView person = frame.person();
            return person == null ? null : person.personId();
        }

        private PolicyNumber[] numbers() {
            if (numbersAt != null) {
                return resolved(policy.inForce(situation.household().divisionCode(), Dates.day(numbersAt.text(frame))));
            }
            PolicyNumber[] known = numbersOfToday;
            if (known == null) {
                known = resolved(today);
                numbersOfToday = known;
            }
            return known;
        }

        private PolicyNumber[] resolved(NumbersInForce inForce) {
            PolicyNumber[] numbers = new PolicyNumber[numberCodes.size()];
            for (int i = 0; i < numbers.length; i++) {
                PolicyNumber number = inForce.number(numberCodes.get(i));
                if (number == null) {
                    throw new MissingNumber(numberCodes.get(i));
                }
                numbers[i] = number;
            }
            return numbers;
        }

        /** A rule that does not match is left at its first clause that does not hold. */
        private void assess(PolicyNumber[] numbers) {
            int evaluated = 0;
            boolean matches = true;
            while (matches && evaluated < clauses.size()) {
                ClauseCode clause = clauses.get(evaluated);
                matches = clause.condition.test(frame);
                if (!matches && !everything) {
                    return;
                }
                observed[evaluated++] = clause.observed == null ? null : clause.observed.value(frame);
            }
            String periodText = period.text(frame);
            AlertLevel shown = levelCode == null || !matches ? level : level(levelCode.text(frame));
            assessments.add(new Assessment(
                    definition,
                    matches,
                    personId(),
                    periodText,
                    shown,
                    seen(evaluated, matches, numbers),
                    matches ? evidence() : List.of(),
                    List.of(numbers)));
        }

        private List<Seen> seen(int evaluated, boolean matches, PolicyNumber[] numbers) {
            List<Seen> seen = new ArrayList<>(evaluated);
            for (int i = 0; i < evaluated; i++) {
                int number = clauses.get(i).shownNumber;
                seen.add(new Seen(
                        definition.clauses().get(i),
                        matches || i < evaluated - 1,
                        observed[i],
                        number == ClauseCode.NO_NUMBER ? null : numbers[number]));
            }
            return seen;
        }

        private List<KnownFact> evidence() {
            KnownFact fact = frame.fact();
            if (evidence == null) {
                return fact == null ? List.of() : List.of(fact);
            }
            Set<String> ids =
                    evidence.facts(frame).stream().map(KnownFact::factId).collect(Collectors.toSet());
            return definition.reads().stream()
                    .sorted()
                    .flatMap(kind -> situation.facts(kind).stream())
                    .filter(known -> ids.contains(known.factId()))
                    .toList();
        }
    }

    private static AlertLevel level(String name) {
        for (AlertLevel known : AlertLevel.values()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        throw Reason.UNREADABLE.failure();
    }

    /** No number of this code is in force for the household's region on the day. */
    private static final class MissingNumber extends RuntimeException {
        private final String reason;

        MissingNumber(String code) {
            super(code, null, false, false);
            this.reason = "缺少政策数值 / no policy number in force: " + code;
        }
    }
}
