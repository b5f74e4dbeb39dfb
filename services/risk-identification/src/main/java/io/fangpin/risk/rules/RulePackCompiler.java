package io.fangpin.risk.rules;

import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.RuleDefinition.Clause;
import io.fangpin.risk.domain.RuleDefinition.Effect;
import io.fangpin.risk.rules.CelRule.ClauseCode;
import io.fangpin.risk.rules.Faults.Fault;
import io.fangpin.risk.rules.RuleLanguage.Yields;
import io.fangpin.risk.rules.YamlMap.Text;
import io.fangpin.risk.rules.engine.Expression;
import io.fangpin.risk.rules.engine.Symbols;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.risk.AlertLevel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles a pack, or says at which lines it cannot be: nothing unresolved goes into force. */
public final class RulePackCompiler {
    private final FactShapes shapes;

    public RulePackCompiler(FactShapes shapes) {
        this.shapes = shapes;
    }

    /** What came of it. */
    public sealed interface Compilation {
        record Compiled(CompiledRulePack pack, String region, Map<String, String> parameters) implements Compilation {}

        record Refused(List<Fault> faults) implements Compilation {}
    }

    /** For publishing: compiles, then runs the examples. */
    public Compilation compileAndProve(String yaml) {
        return compile(yaml, true);
    }

    /** For a pack that was proven when it was published. */
    public Compilation compile(String yaml) {
        return compile(yaml, false);
    }

    private Compilation compile(String yaml, boolean prove) {
        Faults faults = new Faults();
        Optional<PackSource> source = PackSource.read(yaml, shapes.kinds(), faults);
        List<CelRule> rules = new ArrayList<>();
        Symbols symbols = new Symbols();
        source.ifPresent(pack -> compileRules(pack, rules, symbols, faults));
        if (faults.any() || source.isEmpty()) {
            return new Compilation.Refused(faults.byLine());
        }
        PackSource pack = source.get();
        CelRulePack compiled = new CelRulePack(
                pack.packId(),
                pack.version(),
                pack.region(),
                pack.parameters(),
                List.copyOf(rules),
                rules.stream().map(CelRule::definition).toList(),
                symbols.numbers(),
                symbols.kinds());
        if (prove) {
            new Examples(compiled, shapes, faults).run(yaml, pack.rules());
        }
        return faults.any()
                ? new Compilation.Refused(faults.byLine())
                : new Compilation.Compiled(compiled, pack.region(), pack.parameters());
    }

    private void compileRules(PackSource pack, List<CelRule> rules, Symbols symbols, Faults faults) {
        Set<String> codes = new HashSet<>();
        for (PackSource.Rule rule : pack.rules()) {
            if (!codes.add(rule.code())) {
                faults.add(rule.line(), "规则编号重复：" + rule.code(), "duplicate rule code: " + rule.code());
            }
            rule(rule, pack, symbols, faults).ifPresent(rules::add);
        }
    }

    private Optional<CelRule> rule(PackSource.Rule rule, PackSource pack, Symbols ofPack, Faults faults) {
        if (rule.forEach() != null && !rule.reads().contains(rule.forEach())) {
            faults.add(rule.line(), "forEach 的事实类型须列入 reads", "forEach must be among reads");
            return Optional.empty();
        }
        Vocabulary vocabulary =
                new Vocabulary(shapes, rule.reads(), pack.parameters().keySet());
        RuleLanguage language = new RuleLanguage(rule.scope(), rule.forEach(), vocabulary, faults);
        Symbols symbols = ofPack.ofRule();
        List<ClauseCode> clauses = new ArrayList<>();
        for (PackSource.Clause clause : rule.clauses()) {
            clause(clause, language, symbols, pack, faults).ifPresent(clauses::add);
        }
        AlertLevel level = level(rule, faults);
        Optional<Expression> period = language.compile(rule.period(), Yields.STRING, symbols);
        Expression levelCode = optional(rule.levelCel(), language, Yields.LEVEL, symbols);
        Expression evidence = optional(rule.evidence(), language, Yields.FACTS, symbols);
        Expression numbersAt = numbersAt(rule, language, symbols.ofRule(), faults);
        if (rule.clauses().stream()
                .noneMatch(clause -> clause.name().equals(rule.measure().value()))) {
            faults.add(rule.measure().line(), "measure 须为条件之一", "measure must name a clause");
        }
        if (rule.villageTask() && !(rule.commonEvent() && rule.effect() == Effect.ALERT)) {
            faults.add(rule.line(), "villageTask 只用于 commonEvent 的预警规则", "villageTask is for alerts with commonEvent");
        }
        if (clauses.isEmpty()) {
            faults.add(rule.line(), "规则没有条件", "the rule has no clauses");
        }
        if (period.isEmpty() || clauses.size() != rule.clauses().size()) {
            return Optional.empty();
        }
        return Optional.of(new CelRule(
                definition(rule),
                List.copyOf(clauses),
                level,
                levelCode,
                period.get(),
                evidence,
                numbersAt,
                rule.forEach() == null ? CelRule.NONE : symbols.kind(rule.forEach()),
                clauses.stream()
                        .limit(1)
                        .flatMap(first -> first.condition().needs().stream())
                        .map(symbols::kind)
                        .sorted()
                        .toList(),
                rule.reads().stream().sorted().toList(),
                symbols.named()));
    }

    private static Optional<ClauseCode> clause(
            PackSource.Clause clause, RuleLanguage language, Symbols symbols, PackSource pack, Faults faults) {
        Text parameter = clause.parameter();
        if (parameter != null && !pack.parameters().containsKey(parameter.value())) {
            faults.add(parameter.line(), "未声明的政策数值：" + parameter.value(), "undeclared number: " + parameter.value());
        }
        Expression observed = optional(clause.observed(), language, Yields.VALUE, symbols);
        int shown = parameter == null ? CelRule.NONE : symbols.number(parameter.value());
        return language.compile(clause.cel(), Yields.BOOL, symbols)
                .map(condition -> new ClauseCode(condition, observed, shown));
    }

    /** The day whose numbers apply cannot follow from the numbers. */
    private static @Nullable Expression numbersAt(
            PackSource.Rule rule, RuleLanguage language, Symbols symbols, Faults faults) {
        Text text = rule.numbersAt();
        Expression numbersAt = optional(text, language, Yields.STRING, symbols);
        if (text != null && !symbols.named().isEmpty()) {
            faults.add(
                    text.line(),
                    "numbersAt 不得引用政策数值",
                    "numbersAt must not name a policy number: it decides which apply");
        }
        return numbersAt;
    }

    private static AlertLevel level(PackSource.Rule rule, Faults faults) {
        Text level = rule.level();
        if (level == null) {
            if (rule.levelCel() == null) {
                faults.add(rule.line(), "缺少字段：level 或 levelCel", "missing field: level or levelCel");
            }
            return AlertLevel.YELLOW;
        }
        for (AlertLevel known : AlertLevel.values()) {
            if (known.name().equals(level.value())) {
                if (known == AlertLevel.GREEN && rule.effect() == Effect.ALERT) {
                    faults.add(level.line(), "绿色关注不是预警，应为 effect: WATCH", "GREEN is no alert, but effect: WATCH");
                }
                return known;
            }
        }
        faults.add(level.line(), "未知取值：" + level.value(), "unknown value: " + level.value());
        return AlertLevel.YELLOW;
    }

    private static @Nullable Expression optional(
            @Nullable Text text, RuleLanguage language, Yields yields, Symbols symbols) {
        return text == null ? null : language.compile(text, yields, symbols).orElse(null);
    }

    private RuleDefinition definition(PackSource.Rule rule) {
        return new RuleDefinition(
                rule.code(),
                rule.version(),
                rule.titleZh(),
                rule.titleEn(),
                rule.dimension(),
                rule.effect(),
                rule.followsAlerts(),
                rule.commonEvent(),
                rule.villageTask(),
                rule.neverSuppressed(),
                rule.scope(),
                rule.reads(),
                rule.forEach(),
                rule.riskFactor(),
                rule.sudden(),
                rule.measure().value(),
                rule.clauses().stream()
                        .map(clause -> definition(clause, rule.forEach()))
                        .toList(),
                rule.sourceDocument());
    }

    private Clause definition(PackSource.Clause clause, @Nullable FactKind kind) {
        Text parameter = clause.parameter();
        return new Clause(
                clause.name(),
                clause.textZh(),
                clause.textEn(),
                parameter == null ? null : parameter.value(),
                clause.unit(),
                Comparisons.of(clause),
                clause.observed() != null,
                clause.explain(),
                CodeWords.of(clause, kind, shapes));
    }
}
