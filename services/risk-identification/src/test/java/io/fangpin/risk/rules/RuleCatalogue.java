package io.fangpin.risk.rules;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.RuleDefinition.Effect;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shipped rules and numbers as a page people read, {@code docs/rules.md}. */
final class RuleCatalogue {
    private static final Pattern NUMBER = Pattern.compile("\\bnumbers\\.([A-Z]\\w*)");
    private static final Pattern LEVEL = Pattern.compile("'(RED|YELLOW)'");
    private static final String HEAD = """
            # 规则目录 / Catalogue of rules

            由 `RuleCatalogueTest` 从规则包和政策数值生成，勿手工修改：在 `services/risk-identification` 运行该测试并加
            `-Dfangpin.docs.write=true`。来源标记见 [policy-sources.md](policy-sources.md)；级别为本平台设定。所有数值须经当地管理员确认。
            花括号内为运行时填入的数值。

            Written by `RuleCatalogueTest` from the shipped pack and numbers: do not edit. For what the marks of sources mean
            see [policy-sources.md](policy-sources.md). Levels are ours; every number waits for an administrator's
            confirmation. What stands in braces is filled in.

            R-GRP-1（同村多户同因）跨户判断：同村同一事件的预警达到 GRP_HOUSEHOLDS 户为村级红色预警（`GET /village-alerts`）。
            R-GRP-1 looks across a village's households: from GRP_HOUSEHOLDS alerts of one event it is the village's.
            供水规则（R-WAT-1 至 R-WAT-4）及于全村，按一个村级事项处理，不逐户立案。
            The rules of water supply concern whole villages: one task for the village, no case for each household.

            数据质量尚缺 DOMAIN 2.6 第1条（一证多户）及第7、8条中成员健康状况的部分：档案快照和事实没有可读的字段；第23条即 R-INC-2。
            第13–17条只判断在本平台流程中纳入监测的农户：流程之外的帮扶措施无从得知。
            Of data quality, what snapshots and facts cannot tell is left out: group 1, and what groups 7 and 8 ask of a
            member's health; group 23 is R-INC-2. Groups 13 to 17 judge households whose case ran here, since other measures are not known.
            """;

    private final PackSource pack;
    private final List<PolicyNumber> numbers = ShippedPolicy.numbers();
    private final StringBuilder page = new StringBuilder(HEAD);

    private RuleCatalogue(PackSource pack) {
        this.pack = pack;
    }

    static String ofWhatIsShipped() {
        RuleCatalogue catalogue =
                new RuleCatalogue(PackSource.read(ShippedPolicy.packYaml(), Fixtures.SHAPES.kinds(), new Faults())
                        .orElseThrow());
        Arrays.stream(Effect.values()).forEach(catalogue::section);
        catalogue.numbers();
        return catalogue.page.toString();
    }

    private void section(Effect effect) {
        page.append("\n## ").append(title(effect)).append('\n');
        pack.rules().stream().filter(rule -> rule.effect() == effect).forEach(this::rule);
    }

    private void rule(PackSource.Rule rule) {
        page.append("\n### %s %s\n\n%s\n\n".formatted(rule.code(), rule.titleZh(), rule.titleEn()));
        page.append("第%s版 · %s · %s · %s · %s\n\n"
                .formatted(
                        rule.version(),
                        rule.dimension(),
                        rule.scope() == Scope.PERSON ? "成员 person" : "户 household",
                        level(rule),
                        rule.sourceDocument()));
        rule.clauses().forEach(clause -> page.append("- %s / %s\n".formatted(clause.textZh(), clause.textEn())));
        if (rule.neverSuppressed()) {
            page.append("\n核查无风险后仍照常预警 / Raised although people found no risk (DOMAIN 4.6)\n");
        }
        Set<String> codes = codes(rule);
        if (!codes.isEmpty()) {
            page.append("\n数值 numbers: ")
                    .append(codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining("、")))
                    .append('\n');
        }
    }

    private void numbers() {
        page.append("\n## 政策数值 / Policy numbers\n\n");
        page.append(
                "| 代码 code | 地区 region | 有效期 validity | 数值 value | 单位 unit | 来源 source |\n|---|---|---|---|---|---|\n");
        pack.parameters()
                .keySet()
                .forEach(code -> numbers.stream()
                        .filter(number -> number.code().equals(code))
                        .forEach(number -> page.append("| %s | %s | %s – %s | %d | %s | %s |\n"
                                .formatted(
                                        number.code(),
                                        number.region(),
                                        number.validFrom(),
                                        number.validTo() == null ? "" : number.validTo(),
                                        number.value(),
                                        number.unit(),
                                        number.sourceDocument()))));
    }

    private static Set<String> codes(PackSource.Rule rule) {
        Stream<String> named = Stream.concat(
                        Stream.of(rule.levelCel(), rule.period()),
                        rule.clauses().stream().flatMap(clause -> Stream.of(clause.cel(), clause.observed())))
                .filter(text -> text != null)
                .flatMap(text -> NUMBER.matcher(text.value()).results())
                .map(found -> found.group(1));
        Stream<String> shown = rule.clauses().stream()
                .filter(clause -> clause.parameter() != null)
                .map(clause -> clause.parameter().value());
        return Stream.concat(named, shown).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String level(PackSource.Rule rule) {
        return rule.levelCel() == null
                ? String.valueOf(rule.level() == null ? null : rule.level().value())
                : LEVEL.matcher(rule.levelCel().value())
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(Collectors.joining("/"));
    }

    private static String title(Effect effect) {
        return switch (effect) {
            case ALERT -> "预警 / Alerts (DOMAIN 4.3)";
            case WATCH -> "关注名单 / Watch lists (DOMAIN 4.3)";
            case REVIEW_REASON -> "核查事项 / Reasons to review (DOMAIN 4.4)";
            case PROPOSAL -> "民政类别建议 / Proposals, decided by civil affairs (DOMAIN 4.5)";
            case DATA_QUALITY -> "数据质量 / Data quality (DOMAIN 2.6)：RED 错误 error，YELLOW 警告 warning";
        };
    }
}
