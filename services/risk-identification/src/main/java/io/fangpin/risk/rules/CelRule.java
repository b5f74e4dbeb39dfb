package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Seen;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.rules.engine.Dates;
import io.fangpin.risk.rules.engine.Expression;
import io.fangpin.risk.rules.engine.Failure;
import io.fangpin.risk.rules.engine.Failure.Reason;
import io.fangpin.risk.rules.engine.Frame;
import io.fangpin.risk.rules.engine.PersonView;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
            new Judging(frame, numbersOn, today, codes, everything, assessments, unevaluated).judge();
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

    /** One rule held against one household: against itself, each member, or each fact of a kind. */
    private final class Judging {
        private final Frame frame;
        private final Situation situation;
        private final NumbersOn numbersOn;
        private final List<@Nullable PolicyNumber> today;
        private final List<String> codes;
        private final boolean everything;
        private final List<Assessment> assessments;
        private final List<Unevaluated> unevaluated;
        private final @Nullable Object[] observed = new @Nullable Object[clauses.size()];

        Judging(
                Frame frame,
                NumbersOn numbersOn,
                List<@Nullable PolicyNumber> today,
                List<String> codes,
                boolean everything,
                List<Assessment> assessments,
                List<Unevaluated> unevaluated) {
            this.frame = frame;
            this.situation = frame.household().situation();
            this.numbersOn = numbersOn;
            this.codes = codes;
            this.today = today;
            this.everything = everything;
            this.assessments = assessments;
            this.unevaluated = unevaluated;
        }

        void judge() {
            boolean ofHousehold = definition.scope() == Scope.HOUSEHOLD;
            if (forEachKind != NONE) {
                List<KnownFact> facts = frame.household().facts().list(forEachKind);
                if (ofHousehold) {
                    facts.forEach(fact -> lookAt(null, fact));
                } else {
                    frame.household().members().forEach(this::lookAtFactsOf);
                }
            } else if (ofHousehold) {
                lookAt(null, null);
            } else {
                frame.household().members().forEach(person -> lookAt(person, null));
            }
        }

        private void lookAtFactsOf(PersonView person) {
            person.own().list(forEachKind).forEach(fact -> lookAt(person, fact));
        }

        private void lookAt(@Nullable PersonView person, @Nullable KnownFact fact) {
            frame.lookAt(person, fact);
            try {
                List<@Nullable PolicyNumber> inForce =
                        numbersAt == null ? today : numbersOn.on(Dates.day(numbersAt.text(frame)));
                for (int place : numbers) {
                    if (inForce.get(place) == null) {
                        unevaluated.add(new Unevaluated(
                                definition.code(),
                                personId(),
                                "缺少政策数值 / no policy number in force: " + codes.get(place)));
                        return;
                    }
                }
                frame.holdAgainst(inForce);
                assess(inForce);
            } catch (Failure e) {
                unevaluated.add(new Unevaluated(
                        definition.code(), personId(), e.reason().words()));
            }
        }

        private @Nullable String personId() {
            PersonView person = frame.person();
            return person == null ? null : person.personId();
        }

        /** A rule that does not match is left at its first clause that does not hold. */
        private void assess(List<@Nullable PolicyNumber> inForce) {
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
                    seen(evaluated, matches, inForce),
                    matches ? evidence() : List.of(),
                    numbers.stream().map(inForce::get).toList()));
        }

        private List<Seen> seen(int evaluated, boolean matches, List<@Nullable PolicyNumber> inForce) {
            List<Seen> seen = new ArrayList<>(evaluated);
            for (int i = 0; i < evaluated; i++) {
                int number = clauses.get(i).shownNumber;
                seen.add(new Seen(
                        definition.clauses().get(i),
                        matches || i < evaluated - 1,
                        observed[i],
                        number == NONE ? null : inForce.get(number)));
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
}
