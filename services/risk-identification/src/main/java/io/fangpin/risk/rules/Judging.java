package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Seen;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.NumbersByPlace;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.rules.engine.Expression;
import io.fangpin.risk.rules.engine.Failure;
import io.fangpin.risk.rules.engine.Failure.Reason;
import io.fangpin.risk.rules.engine.Frame;
import io.fangpin.risk.rules.engine.PersonView;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.risk.AlertLevel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule held against one household: against itself, each member, or each fact of a kind. */
final class Judging {
    private static final List<AlertLevel> LEVELS = List.of(AlertLevel.values());

    private final CelRule rule;
    private final List<CelRule.ClauseCode> clauses;
    private final Frame frame;
    private final NumbersOn numbers;
    private final int holding;
    private final boolean everything;
    private final List<Assessment> assessments;
    private final List<Unevaluated> unevaluated;

    /** {@code holding} of the first clauses are known to hold for every subject. */
    Judging(
            CelRule rule,
            Frame frame,
            NumbersOn numbers,
            int holding,
            boolean everything,
            List<Assessment> assessments,
            List<Unevaluated> unevaluated) {
        this.rule = rule;
        this.clauses = rule.clauses();
        this.frame = frame;
        this.numbers = numbers;
        this.holding = holding;
        this.everything = everything;
        this.assessments = assessments;
        this.unevaluated = unevaluated;
    }

    void judge() {
        boolean ofHousehold = rule.definition().scope() == Scope.HOUSEHOLD;
        if (rule.forEachKind() == CelRule.NONE && ofHousehold) {
            lookAt(null, null);
        } else if (ofHousehold) {
            lookAtEach(null, frame.household().facts().list(rule.forEachKind()));
        } else {
            List<PersonView> members = frame.household().members();
            for (int i = 0; i < members.size(); i++) {
                PersonView person = members.get(i);
                if (rule.forEachKind() == CelRule.NONE) {
                    lookAt(person, null);
                } else {
                    lookAtEach(person, person.own().list(rule.forEachKind()));
                }
            }
        }
    }

    private void lookAtEach(@Nullable PersonView person, List<KnownFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            lookAt(person, facts.get(i));
        }
    }

    private void lookAt(@Nullable PersonView person, @Nullable KnownFact fact) {
        frame.lookAt(person, fact);
        try {
            Expression day = rule.numbersAt();
            NumbersByPlace inForce = day == null ? numbers.today() : numbers.on(day.text(frame));
            int missing = inForce.missing(rule.numbers());
            if (missing >= 0) {
                unevaluated.add(new Unevaluated(
                        rule.definition().code(),
                        personId(),
                        "缺少政策数值 %1$s / no policy number in force: %1$s".formatted(numbers.code(missing))));
                return;
            }
            frame.holdAgainst(inForce);
            if (everything) {
                assessWhole(inForce);
            } else if (matches()) {
                assess(clauses.size(), true, values(), inForce);
            }
        } catch (Failure e) {
            unevaluated.add(new Unevaluated(
                    rule.definition().code(), personId(), e.reason().words()));
        }
    }

    private @Nullable String personId() {
        PersonView person = frame.person();
        return person == null ? null : person.personId();
    }

    private boolean matches() {
        for (int i = holding; i < clauses.size(); i++) {
            if (!clauses.get(i).condition().test(frame)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object[] values() {
        @Nullable Object[] observed = new @Nullable Object[clauses.size()];
        for (int i = 0; i < observed.length; i++) {
            observed[i] = valueOf(clauses.get(i));
        }
        return observed;
    }

    /** Also what does not match, and why. */
    private void assessWhole(NumbersByPlace inForce) {
        @Nullable Object[] observed = new @Nullable Object[clauses.size()];
        int evaluated = 0;
        boolean matches = true;
        while (matches && evaluated < observed.length) {
            matches = clauses.get(evaluated).condition().test(frame);
            observed[evaluated] = valueOf(clauses.get(evaluated));
            evaluated++;
        }
        assess(evaluated, matches, observed, inForce);
    }

    private void assess(int evaluated, boolean matches, @Nullable Object[] observed, NumbersByPlace inForce) {
        String periodText = rule.period().text(frame);
        Expression levelCode = rule.levelCode();
        AlertLevel shown = levelCode == null || !matches ? rule.level() : level(levelCode.text(frame));
        List<Seen> seen = new ArrayList<>(clauses.size());
        for (int i = 0; i < evaluated; i++) {
            seen.add(asSeen(i, matches || i < evaluated - 1, observed[i], inForce));
        }
        seeRest(evaluated, seen, inForce);
        assessments.add(new Assessment(
                rule.definition(),
                matches,
                personId(),
                periodText,
                shown,
                seen,
                matches ? evidence() : List.of(),
                inForce.numbers(rule.numbers())));
    }

    /** Of the clauses after the first that does not hold, those that mean something without it. */
    private void seeRest(int from, List<Seen> seen, NumbersByPlace inForce) {
        for (int i = from; i < clauses.size(); i++) {
            try {
                boolean holds = clauses.get(i).condition().test(frame);
                seen.add(asSeen(i, holds, valueOf(clauses.get(i)), inForce));
            } catch (Failure e) {
                // It reads what an earlier clause asks for.
            }
        }
    }

    private @Nullable Object valueOf(CelRule.ClauseCode clause) {
        Expression shown = clause.observed();
        return shown == null ? null : shown.value(frame);
    }

    private Seen asSeen(int i, boolean holds, @Nullable Object observed, NumbersByPlace inForce) {
        int number = clauses.get(i).shownNumber();
        return new Seen(
                rule.definition().clauses().get(i),
                holds,
                observed,
                number == CelRule.NONE ? null : inForce.find(number));
    }

    private List<KnownFact> evidence() {
        KnownFact fact = frame.fact();
        Expression evidence = rule.evidence();
        if (evidence == null) {
            return fact == null ? List.of() : List.of(fact);
        }
        List<KnownFact> named = evidence.facts(frame);
        if (named.isEmpty()) {
            return named;
        }
        Set<String> ids = HashSet.newHashSet(named.size());
        named.forEach(one -> ids.add(one.factId()));
        List<KnownFact> found = new ArrayList<>(named.size());
        for (FactKind kind : rule.reads()) {
            for (KnownFact known : frame.household().situation().facts(kind)) {
                if (ids.contains(known.factId())) {
                    found.add(known);
                }
            }
        }
        return found;
    }

    private static AlertLevel level(String name) {
        for (AlertLevel known : LEVELS) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        throw Reason.UNREADABLE.failure();
    }
}
