package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Seen;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.KnownFact;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One rule held against one household: against itself, each member, or each fact of a kind. */
final class Judging {
    private final CelRule rule;
    private final Frame frame;
    private final Situation situation;
    private final CelRule.NumbersOn numbersOn;
    private final List<@Nullable PolicyNumber> today;
    private final List<String> codes;
    private final boolean everything;
    private final List<Assessment> assessments;
    private final List<Unevaluated> unevaluated;
    private final @Nullable Object[] observed;

    Judging(
            CelRule rule,
            Frame frame,
            CelRule.NumbersOn numbersOn,
            List<@Nullable PolicyNumber> today,
            List<String> codes,
            boolean everything,
            List<Assessment> assessments,
            List<Unevaluated> unevaluated) {
        this.rule = rule;
        this.frame = frame;
        this.situation = frame.household().situation();
        this.numbersOn = numbersOn;
        this.codes = codes;
        this.today = today;
        this.everything = everything;
        this.assessments = assessments;
        this.unevaluated = unevaluated;
        this.observed = new @Nullable Object[rule.clauses().size()];
    }

    void judge() {
        boolean ofHousehold = rule.definition().scope() == Scope.HOUSEHOLD;
        if (rule.forEachKind() != CelRule.NONE) {
            List<KnownFact> facts = frame.household().facts().list(rule.forEachKind());
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
        person.own().list(rule.forEachKind()).forEach(fact -> lookAt(person, fact));
    }

    private void lookAt(@Nullable PersonView person, @Nullable KnownFact fact) {
        frame.lookAt(person, fact);
        try {
            Expression day = rule.numbersAt();
            List<@Nullable PolicyNumber> inForce = day == null ? today : numbersOn.on(Dates.day(day.text(frame)));
            for (int place : rule.numbers()) {
                if (inForce.get(place) == null) {
                    unevaluated.add(new Unevaluated(
                            rule.definition().code(),
                            personId(),
                            "缺少政策数值 %1$s / no policy number in force: %1$s".formatted(codes.get(place))));
                    return;
                }
            }
            frame.holdAgainst(inForce);
            assess(inForce);
        } catch (Failure e) {
            unevaluated.add(new Unevaluated(
                    rule.definition().code(), personId(), e.reason().words()));
        }
    }

    private @Nullable String personId() {
        PersonView person = frame.person();
        return person == null ? null : person.personId();
    }

    /** A rule that does not match is left at its first clause that does not hold, unless everything is asked for. */
    private void assess(List<@Nullable PolicyNumber> inForce) {
        int evaluated = 0;
        boolean matches = true;
        while (matches && evaluated < rule.clauses().size()) {
            CelRule.ClauseCode clause = rule.clauses().get(evaluated);
            matches = clause.condition().test(frame);
            if (!matches && !everything) {
                return;
            }
            observed[evaluated++] = valueOf(clause);
        }
        String periodText = rule.period().text(frame);
        Expression levelCode = rule.levelCode();
        AlertLevel shown = levelCode == null || !matches ? rule.level() : level(levelCode.text(frame));
        List<Seen> seen = seen(evaluated, matches, inForce);
        seeRest(evaluated, seen, inForce);
        assessments.add(new Assessment(
                rule.definition(),
                matches,
                personId(),
                periodText,
                shown,
                seen,
                matches ? evidence() : List.of(),
                rule.numbers().stream().map(inForce::get).toList()));
    }

    private List<Seen> seen(int evaluated, boolean matches, List<@Nullable PolicyNumber> inForce) {
        List<Seen> seen = new ArrayList<>(evaluated);
        for (int i = 0; i < evaluated; i++) {
            seen.add(asSeen(i, matches || i < evaluated - 1, inForce));
        }
        return seen;
    }

    /** Of the clauses after the first that does not hold, those that mean something without it. */
    private void seeRest(int from, List<Seen> seen, List<@Nullable PolicyNumber> inForce) {
        for (int i = from; i < rule.clauses().size(); i++) {
            CelRule.ClauseCode clause = rule.clauses().get(i);
            try {
                boolean holds = clause.condition().test(frame);
                observed[i] = valueOf(clause);
                seen.add(asSeen(i, holds, inForce));
            } catch (Failure e) {
                // It reads what an earlier clause asks for.
            }
        }
    }

    private @Nullable Object valueOf(CelRule.ClauseCode clause) {
        Expression shown = clause.observed();
        return shown == null ? null : shown.value(frame);
    }

    private Seen asSeen(int i, boolean holds, List<@Nullable PolicyNumber> inForce) {
        int number = rule.clauses().get(i).shownNumber();
        return new Seen(
                rule.definition().clauses().get(i),
                holds,
                observed[i],
                number == CelRule.NONE ? null : inForce.get(number));
    }

    private List<KnownFact> evidence() {
        KnownFact fact = frame.fact();
        Expression evidence = rule.evidence();
        if (evidence == null) {
            return fact == null ? List.of() : List.of(fact);
        }
        Set<String> ids = evidence.facts(frame).stream().map(KnownFact::factId).collect(Collectors.toSet());
        return rule.definition().reads().stream()
                .sorted()
                .flatMap(kind -> situation.facts(kind).stream())
                .filter(known -> ids.contains(known.factId()))
                .toList();
    }

    private static AlertLevel level(String name) {
        return Arrays.stream(AlertLevel.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(Reason.UNREADABLE::failure);
    }
}
