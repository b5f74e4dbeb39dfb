package io.fangpin.risk.rules;

import io.fangpin.risk.domain.RuleDefinition.Effect;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.rules.YamlMap.Text;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.RiskFactor;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A rule pack as written, each part with its line.
 *
 * @param parameters policy numbers the rules may use, with their units
 */
record PackSource(String packId, String version, String region, Map<String, String> parameters, List<Rule> rules) {

    /** A rule as written; {@code level} is a constant when {@code levelCel} is absent. */
    record Rule(
            String code,
            String version,
            String titleZh,
            String titleEn,
            String dimension,
            Effect effect,
            boolean followsAlerts,
            boolean commonEvent,
            boolean villageTask,
            boolean neverSuppressed,
            Scope scope,
            Set<FactKind> reads,
            @Nullable FactKind forEach,
            RiskFactor riskFactor,
            boolean sudden,
            Text measure,
            @Nullable Text level,
            @Nullable Text levelCel,
            Text period,
            @Nullable Text evidence,
            @Nullable Text numbersAt,
            String sourceDocument,
            List<Clause> clauses,
            List<Example> examples,
            int line) {}

    /** A clause as written. */
    record Clause(
            String name,
            Text cel,
            @Nullable Text observed,
            @Nullable Text parameter,
            @Nullable String unit,
            String textZh,
            String textEn,
            boolean explain,
            Map<String, List<Text>> words) {}

    /** An example's line and what it expects; its household and facts are read from {@code path}. */
    record Example(String name, boolean fires, @Nullable Text level, String path, int line) {}

    static Optional<PackSource> read(String yaml, Set<FactKind> kinds, Faults faults) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(30);
        try {
            Node root = new Yaml(options).compose(new StringReader(yaml));
            if (root == null) {
                faults.add(1, "规则包为空", "the pack is empty");
                return Optional.empty();
            }
            return Optional.of(pack(new YamlMap(root, faults), kinds, faults));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(line, "YAML 语法错误", "YAML syntax: " + e.getProblem());
        } catch (YAMLException e) {
            faults.add(1, "YAML 无法读取", "unreadable YAML");
        }
        return Optional.empty();
    }

    private static PackSource pack(YamlMap map, Set<FactKind> kinds, Faults faults) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (YamlMap parameter : map.maps("parameters")) {
            parameters.put(
                    parameter.text("code").value(), parameter.text("unit").value());
            parameter.refuseUnknownFields();
        }
        List<Rule> rules = new ArrayList<>();
        for (YamlMap rule : map.maps("rules")) {
            rules.add(rule(rule, rules.size(), kinds));
        }
        if (rules.isEmpty()) {
            faults.add(map.line(), "规则包没有规则", "the pack has no rules");
        }
        Text region = map.text("region");
        if (!region.value().matches("\\d{12}")) {
            faults.add(region.line(), "区划代码应为12位数字", "the region must be 12 digits");
        }
        PackSource pack = new PackSource(
                map.text("pack").value(), map.text("version").value(), region.value(), parameters, rules);
        map.optional("titleZh");
        map.optional("titleEn");
        map.refuseUnknownFields();
        return pack;
    }

    private static Rule rule(YamlMap map, int index, Set<FactKind> kinds) {
        Set<FactKind> reads = new TreeSet<>();
        map.texts("reads").stream()
                .filter(read -> !read.value().equals("HOUSEHOLD"))
                .forEach(read -> reads.add(map.one(read, kinds, FactKind.DEATH)));
        List<Example> examples = new ArrayList<>();
        for (YamlMap example : map.maps("examples")) {
            examples.add(example(example, "/rules/" + index + "/examples/" + examples.size()));
        }
        Effect effect = map.optional("effect")
                .map(text -> map.one(text, Effect.class, Effect.ALERT))
                .orElse(Effect.ALERT);
        Rule rule = new Rule(
                map.text("code").value(),
                map.text("version").value(),
                map.text("titleZh").value(),
                map.text("titleEn").value(),
                map.text("dimension").value(),
                effect,
                map.flag("followsAlerts", false),
                map.flag("commonEvent", false),
                map.flag("villageTask", false),
                map.flag("neverSuppressed", false),
                map.one("scope", Scope.class, Scope.HOUSEHOLD),
                reads,
                map.optional("forEach")
                        .map(kind -> map.one(kind, kinds, FactKind.DEATH))
                        .orElse(null),
                riskFactor(map, effect),
                map.flag("sudden", false),
                map.text("measure"),
                map.optional("level").orElse(null),
                map.optional("levelCel").orElse(null),
                map.text("period"),
                map.optional("evidence").orElse(null),
                map.optional("numbersAt").orElse(null),
                map.text("sourceDocument").value(),
                map.maps("clauses").stream().map(PackSource::clause).toList(),
                examples,
                map.line());
        map.refuseUnknownFields();
        return rule;
    }

    /** Only an alert must say which risk it is of. */
    private static RiskFactor riskFactor(YamlMap map, Effect effect) {
        return effect == Effect.ALERT
                ? map.one("riskFactor", RiskFactor.class, RiskFactor.OTHER)
                : map.optional("riskFactor")
                        .map(text -> map.one(text, RiskFactor.class, RiskFactor.OTHER))
                        .orElse(RiskFactor.OTHER);
    }

    private static Clause clause(YamlMap map) {
        Clause clause = new Clause(
                map.text("name").value(),
                map.text("cel"),
                map.optional("observed").orElse(null),
                map.optional("parameter").orElse(null),
                map.optional("unit").map(Text::value).orElse(null),
                map.text("textZh").value(),
                map.text("textEn").value(),
                map.flag("explain", true),
                map.pairs("words"));
        map.refuseUnknownFields();
        return clause;
    }

    private static Example example(YamlMap map, String path) {
        Example example = new Example(
                map.text("name").value(),
                map.flag("fires", true),
                map.optional("level").orElse(null),
                path,
                map.line());
        map.text("today");
        map.ignore("household", "facts", "numbers");
        map.refuseUnknownFields();
        return example;
    }
}
