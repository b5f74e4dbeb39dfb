package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.rules.engine.Frame;
import io.fangpin.risk.rules.engine.HouseholdView;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pack whose rules are compiled CEL; safe for use by many threads.
 *
 * @param numberCodes policy numbers its rules name, by the place their code knows
 * @param kinds kinds of facts likewise
 */
record CelRulePack(
        String packId,
        String packVersion,
        String region,
        Map<String, String> parameters,
        List<CelRule> compiled,
        List<String> numberCodes,
        List<FactKind> kinds)
        implements CompiledRulePack {

    @Override
    public List<RuleDefinition> rules() {
        return compiled.stream().map(CelRule::definition).toList();
    }

    @Override
    public boolean declares(String parameter) {
        return parameters.containsKey(parameter);
    }

    @Override
    public Judgement judge(
            Situation situation, PolicyNumbers numbers, Predicate<RuleDefinition> which, boolean everything) {
        HouseholdView household = new HouseholdView(situation, kinds);
        Frame frame = new Frame(household);
        String division = situation.household().divisionCode();
        CelRule.NumbersOn against = on -> numbers.inForce(division, on).inOrder(numberCodes);
        List<@Nullable PolicyNumber> today = against.on(situation.today());
        List<Assessment> assessments = new ArrayList<>();
        List<Unevaluated> unevaluated = new ArrayList<>();
        for (CelRule rule : compiled) {
            if (which.test(rule.definition())) {
                rule.judge(frame, against, today, numberCodes, everything, assessments, unevaluated);
            }
        }
        return new Judgement(assessments, unevaluated);
    }
}
