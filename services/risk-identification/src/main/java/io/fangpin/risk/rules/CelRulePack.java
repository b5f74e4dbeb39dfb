package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A pack whose rules are CEL programs; safe for use by many threads. */
record CelRulePack(
        String packId, String packVersion, String region, Map<String, String> parameters, List<CelRule> compiled)
        implements CompiledRulePack {

    @Override
    public List<RuleDefinition> rules() {
        return compiled.stream().map(CelRule::definition).toList();
    }

    @Override
    public Judgement judge(
            Situation situation, PolicyNumbers numbers, Predicate<RuleDefinition> which, boolean everything) {
        Bindings bindings = new Bindings(situation);
        List<Assessment> assessments = new ArrayList<>();
        List<Unevaluated> unevaluated = new ArrayList<>();
        for (CelRule rule : compiled) {
            if (which.test(rule.definition())) {
                rule.judge(situation, bindings, numbers, everything, assessments, unevaluated);
            }
        }
        return new Judgement(assessments, unevaluated);
    }
}
