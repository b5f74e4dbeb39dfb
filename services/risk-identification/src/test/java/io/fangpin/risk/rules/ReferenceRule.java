package io.fangpin.risk.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Seen;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.rules.engine.Failure.Reason;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule with cel-java's programs, evaluated one by one over maps: slow, and written apart from what it checks.
 *
 * @param parameters codes of the policy numbers its expressions name
 * @param numbersAt day whose numbers apply; absent for today
 */
record ReferenceRule(
        RuleDefinition definition,
        List<ClausePrograms> clauses,
        AlertLevel level,
        @Nullable Program levelProgram,
        Program period,
        @Nullable Program evidence,
        @Nullable Program numbersAt,
        List<String> parameters) {

    /** A clause's condition and the value it shows. */
    record ClausePrograms(Program condition, @Nullable Program observed) {}

    /** Whom or what one evaluation is about. */
    private record Subject(
            @Nullable Map<String, Object> person, @Nullable Map<String, Object> fact) {
        @Nullable
        String personId() {
            return person == null ? null : (String) person.get("personId");
        }
    }

    void judge(
            Situation situation,
            ReferenceBindings bindings,
            PolicyNumbers numbers,
            boolean everything,
            List<Assessment> assessments,
            List<Unevaluated> unevaluated) {
        for (Subject subject : subjects(bindings)) {
            try {
                Assessment assessment = assess(subject, situation, bindings, numbers, everything);
                if (assessment != null) {
                    assessments.add(assessment);
                }
            } catch (MissingNumber e) {
                unevaluated.add(new Unevaluated(definition.code(), subject.personId(), e.reason));
            } catch (CelEvaluationException e) {
                unevaluated.add(new Unevaluated(
                        definition.code(),
                        subject.personId(),
                        ReferenceLanguage.reason(e).words()));
            } catch (IllegalArgumentException | DateTimeException e) {
                unevaluated.add(new Unevaluated(definition.code(), subject.personId(), Reason.UNREADABLE.words()));
            }
        }
    }

    private List<Subject> subjects(ReferenceBindings bindings) {
        FactKind forEach = definition.forEach();
        if (definition.scope() == Scope.HOUSEHOLD) {
            return forEach == null
                    ? List.of(new Subject(null, null))
                    : bindings.facts(forEach).stream()
                            .map(fact -> new Subject(null, fact))
                            .toList();
        }
        List<Subject> subjects = new ArrayList<>();
        for (Map<String, Object> person : bindings.members()) {
            if (forEach == null) {
                subjects.add(new Subject(person, null));
            } else {
                bindings.factsOf(forEach, (String) person.get("personId"))
                        .forEach(fact -> subjects.add(new Subject(person, fact)));
            }
        }
        return subjects;
    }

    private @Nullable Assessment assess(
            Subject subject, Situation situation, ReferenceBindings bindings, PolicyNumbers numbers, boolean everything)
            throws CelEvaluationException {
        Map<String, PolicyNumber> used = new LinkedHashMap<>();
        Map<String, Object> variables = variables(subject, situation, bindings, numbers, used);
        if (!everything && !matches(variables)) {
            return null;
        }
        List<Seen> seen = new ArrayList<>(clauses.size());
        boolean matches = true;
        for (int i = 0; i < clauses.size(); i++) {
            Seen one;
            try {
                one = see(i, variables, used);
            } catch (CelEvaluationException e) {
                if (matches) {
                    throw e;
                }
                continue;
            }
            matches &= one.holds();
            seen.add(one);
        }
        String periodText = (String) period.eval(variables);
        AlertLevel shown =
                levelProgram == null || !matches ? level : AlertLevel.valueOf((String) levelProgram.eval(variables));
        return new Assessment(
                definition,
                matches,
                subject.personId(),
                periodText,
                shown,
                seen,
                matches ? evidence(subject, situation, variables) : List.of(),
                List.copyOf(used.values()));
    }

    private boolean matches(Map<String, Object> variables) throws CelEvaluationException {
        for (ClausePrograms clause : clauses) {
            if (!(Boolean) clause.condition.eval(variables)) {
                return false;
            }
        }
        return true;
    }

    private Seen see(int i, Map<String, Object> variables, Map<String, PolicyNumber> used)
            throws CelEvaluationException {
        RuleDefinition.Clause clause = definition.clauses().get(i);
        boolean holds = (Boolean) clauses.get(i).condition.eval(variables);
        Program observed = clauses.get(i).observed;
        return new Seen(
                clause,
                holds,
                observed == null ? null : observed.eval(variables),
                clause.parameterCode() == null ? null : used.get(clause.parameterCode()));
    }

    private Map<String, Object> variables(
            Subject subject,
            Situation situation,
            ReferenceBindings bindings,
            PolicyNumbers numbers,
            Map<String, PolicyNumber> used)
            throws CelEvaluationException {
        Map<String, Long> values = new HashMap<>();
        Map<String, Object> variables = bindings.variables(definition.reads(), values, subject.person, subject.fact);
        LocalDate on = numbersAt == null ? situation.today() : LocalDate.parse((String) numbersAt.eval(variables));
        String division = situation.household().divisionCode();
        for (String code : parameters) {
            PolicyNumber number = numbers.find(code, division, on).orElseThrow(() -> new MissingNumber(code));
            used.put(code, number);
            values.put(code, number.value());
        }
        return variables;
    }

    private List<KnownFact> evidence(Subject subject, Situation situation, Map<String, Object> variables)
            throws CelEvaluationException {
        if (evidence == null && subject.fact == null) {
            return List.of();
        }
        List<?> facts = evidence == null ? List.of(subject.fact) : (List<?>) evidence.eval(variables);
        Set<Object> ids =
                facts.stream().map(fact -> ((Map<?, ?>) fact).get("factId")).collect(Collectors.toSet());
        return definition.reads().stream()
                .sorted()
                .flatMap(kind -> situation.facts(kind).stream())
                .filter(fact -> ids.contains(fact.factId()))
                .toList();
    }

    /** No number of this code is in force for the household's region on the day. */
    private static final class MissingNumber extends RuntimeException {
        private final String reason;

        MissingNumber(String code) {
            super(code, null, false, false);
            this.reason = "缺少政策数值 " + code + " / no policy number in force: " + code;
        }
    }
}
