package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.rules.engine.Frame;
import io.fangpin.risk.rules.engine.HouseholdView;
import io.fangpin.schemas.matching.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A pack whose rules are compiled CEL; safe for use by many threads.
 *
 * @param rules the compiled rules' definitions
 * @param numberCodes policy numbers its rules name, by the place their code knows
 * @param kinds kinds of facts with their places likewise
 */
record CelRulePack(
        String packId,
        String packVersion,
        String region,
        Map<String, String> parameters,
        List<CelRule> compiled,
        List<RuleDefinition> rules,
        List<String> numberCodes,
        Map<FactKind, Integer> kinds)
        implements CompiledRulePack {

    @Override
    public boolean declares(String parameter) {
        return parameters.containsKey(parameter);
    }

    @Override
    public Judgement judge(
            Situation situation, PolicyNumbers numbers, Predicate<RuleDefinition> which, boolean everything) {
        HouseholdView household = new HouseholdView(situation, kinds);
        Frame frame = new Frame(household);
        NumbersOn against =
                new NumbersOn(numbers, situation.household().divisionCode(), numberCodes, situation.today());
        List<Assessment> assessments = new ArrayList<>();
        List<Unevaluated> unevaluated = new ArrayList<>();
        for (CelRule rule : compiled) {
            if (which.test(rule.definition())) {
                rule.judge(frame, against, everything, assessments, unevaluated);
            }
        }
        return new Judgement(assessments, unevaluated);
    }
}
