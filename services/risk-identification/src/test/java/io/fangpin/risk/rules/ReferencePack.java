package io.fangpin.risk.rules;

import dev.cel.runtime.CelRuntime.Program;
import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.rules.RuleLanguage.Yields;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.risk.rules.YamlMap.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A pack as cel-java evaluates it: what the compiled pack is held against. */
public final class ReferencePack implements CompiledRulePack {
    private final CelRulePack compiled;
    private final List<ReferenceRule> rules = new ArrayList<>();

    private ReferencePack(CelRulePack compiled) {
        this.compiled = compiled;
    }

    public static ReferencePack of(String yaml, FactShapes shapes) {
        Faults faults = new Faults();
        PackSource source = PackSource.read(yaml, shapes.kinds(), faults).orElseThrow();
        ReferencePack pack =
                new ReferencePack((CelRulePack) ((Compiled) new RulePackCompiler(shapes).compile(yaml)).pack());
        for (CelRule rule : pack.compiled.compiled()) {
            PackSource.Rule written = source.rules().get(pack.rules.size());
            RuleLanguage language = new RuleLanguage(
                    written.scope(),
                    written.forEach(),
                    new Vocabulary(shapes, written.reads(), source.parameters().keySet()),
                    faults);
            pack.rules.add(rule(rule, pack.compiled.numberCodes(), written, language));
        }
        return pack;
    }

    @Override
    public String packId() {
        return compiled.packId();
    }

    @Override
    public String packVersion() {
        return compiled.packVersion();
    }

    @Override
    public String region() {
        return compiled.region();
    }

    @Override
    public List<RuleDefinition> rules() {
        return compiled.rules();
    }

    @Override
    public boolean declares(String parameter) {
        return compiled.declares(parameter);
    }

    @Override
    public Judgement judge(
            Situation situation, PolicyNumbers numbers, Predicate<RuleDefinition> which, boolean everything) {
        ReferenceBindings bindings = new ReferenceBindings(situation);
        List<Assessment> assessments = new ArrayList<>();
        List<Unevaluated> unevaluated = new ArrayList<>();
        for (ReferenceRule rule : rules) {
            if (which.test(rule.definition())) {
                rule.judge(situation, bindings, numbers, everything, assessments, unevaluated);
            }
        }
        return new Judgement(assessments, unevaluated);
    }

    private static ReferenceRule rule(
            CelRule compiled, List<String> codes, PackSource.Rule written, RuleLanguage language) {
        List<ReferenceRule.ClausePrograms> clauses = written.clauses().stream()
                .map(clause -> new ReferenceRule.ClausePrograms(
                        program(clause.cel(), language, Yields.BOOL),
                        optional(clause.observed(), language, Yields.VALUE)))
                .toList();
        return new ReferenceRule(
                compiled.definition(),
                clauses,
                compiled.level(),
                optional(written.levelCel(), language, Yields.STRING),
                program(written.period(), language, Yields.STRING),
                optional(written.evidence(), language, Yields.FACTS),
                optional(written.numbersAt(), language, Yields.STRING),
                compiled.numbers().stream().map(codes::get).toList());
    }

    private static @Nullable Program optional(@Nullable Text text, RuleLanguage language, Yields yields) {
        return text == null ? null : program(text, language, yields);
    }

    private static Program program(Text text, RuleLanguage language, Yields yields) {
        return ReferenceLanguage.program(language.check(text, yields).orElseThrow());
    }
}
