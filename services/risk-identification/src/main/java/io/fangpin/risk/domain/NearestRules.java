package io.fangpin.risk.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Judgement;
import io.fangpin.risk.domain.CompiledRulePack.Seen;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.NearRule.Distance;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.HouseholdType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 为何未预警: the rules that come nearest to an alert without raising one. Fewest failing clauses first, then the smallest
 * share of the threshold that is missing; rules that could not decide come last and say what they lack.
 */
public final class NearestRules {
    private static final int MOST = 10;

    /** A rule without a distance stands behind all that have one. */
    private static final Comparator<Near> NEAREST = Comparator.comparingInt(Near::failing)
            .thenComparing(Near::farthest, Comparator.nullsLast(Comparator.naturalOrder()));

    private final HouseholdType type;
    private final FactShapes shapes;
    private final Distances distances;

    private NearestRules(HouseholdType type, FactShapes shapes, LocalDate today) {
        this.type = type;
        this.shapes = shapes;
        this.distances = new Distances(today);
    }

    /** A rule held against one subject. */
    private record Near(
            Assessment assessment,
            int failing,
            List<Distance> distances,
            @Nullable BigDecimal farthest) {}

    /** Up to ten, the nearest first; empty while the household is unknown or when it is closed. */
    public static List<NearRule> of(
            Profile profile, CompiledRulePack pack, PolicyNumbers numbers, LocalDate today, FactShapes shapes) {
        Optional<Situation> situation = Situation.of(profile, today);
        return situation
                .map(known -> new NearestRules(known.household().householdType(), shapes, today)
                        .list(
                                pack.rules(),
                                pack.judge(known, numbers, RuleDefinition::alerts, true),
                                raised(profile, pack, numbers, today)))
                .orElse(List.of());
    }

    /** Whether it is an alert: one behind which people lately found no risk is none. */
    private static Predicate<Assessment> raised(
            Profile profile, CompiledRulePack pack, PolicyNumbers numbers, LocalDate today) {
        return one -> one.matches()
                && Suppression.until(profile, one.rule(), one.personId(), one.level(), pack, numbers, today)
                        .isEmpty();
    }

    private List<NearRule> list(List<RuleDefinition> rules, Judgement judgement, Predicate<Assessment> raised) {
        Map<String, List<Assessment>> assessed = judgement.assessments().stream()
                .collect(groupingBy(assessment -> assessment.rule().code()));
        Map<String, List<Unevaluated>> unevaluated =
                judgement.unevaluated().stream().collect(groupingBy(Unevaluated::ruleCode));
        boolean another =
                judgement.assessments().stream().anyMatch(one -> !one.rule().followsAlerts() && raised.test(one));
        List<Near> near = new ArrayList<>();
        List<NearRule> lacking = new ArrayList<>();
        List<NearRule> nothing = new ArrayList<>();
        for (RuleDefinition rule : rules.stream().filter(RuleDefinition::alerts).toList()) {
            List<Assessment> of = assessed.getOrDefault(rule.code(), List.of());
            if (of.stream().anyMatch(one -> one.matches() && (another || !rule.followsAlerts()))) {
                continue;
            }
            of.stream().map(this::near).min(NEAREST).ifPresentOrElse(near::add, () -> {
                List<Unevaluated> why = unevaluated.getOrDefault(rule.code(), List.of());
                FactKind kind = rule.forEach();
                if (!why.isEmpty()) {
                    lacking.add(undecided(rule, why.getFirst()));
                } else if (kind != null) {
                    nothing.add(nothingToLookAt(rule, kind));
                }
            });
        }
        return Stream.of(near.stream().sorted(NEAREST).map(this::inWords), lacking.stream(), nothing.stream())
                .flatMap(Function.identity())
                .limit(MOST)
                .toList();
    }

    private Near near(Assessment assessment) {
        List<Seen> failing =
                assessment.seen().stream().filter(seen -> !seen.holds()).toList();
        List<Distance> missing =
                failing.stream().map(distances::of).flatMap(Optional::stream).toList();
        int holding = assessment.seen().size() - failing.size();
        // One that holds as a whole fails for want of another alert.
        int count = Math.max(1, assessment.rule().clauses().size() - holding);
        boolean allTold =
                missing.size() == count && missing.stream().allMatch(distance -> distance.percentOfThreshold() != null);
        BigDecimal farthest = allTold
                ? missing.stream()
                        .map(Distance::percentOfThreshold)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
        return new Near(assessment, count, missing, farthest);
    }

    private NearRule inWords(Near near) {
        Assessment assessment = near.assessment;
        RuleDefinition rule = assessment.rule();
        return new NearRule(
                rule.code(),
                rule.version(),
                rule.titleZh(),
                rule.titleEn(),
                assessment.personId(),
                assessment.period(),
                true,
                near.failing,
                near.distances,
                sentence(near, true),
                sentence(near, false));
    }

    private String sentence(Near near, boolean zh) {
        Wording wording = new Wording(near.assessment, type);
        List<String> parts = new ArrayList<>();
        near.distances.forEach(distance -> parts.add(Distances.inWords(distance, zh)));
        String others = near.assessment.seen().stream()
                .filter(seen -> !seen.holds())
                .filter(seen -> near.distances.stream()
                        .noneMatch(distance ->
                                distance.clause().equals(seen.clause().name())))
                .map(wording::clause)
                .map(clause -> zh ? clause.textZh() : clause.textEn())
                .collect(joining(zh ? "、" : "; "));
        if (!others.isEmpty()) {
            parts.add((zh ? "条件不成立：" : "does not hold: ") + others);
        }
        if (near.assessment.matches()) {
            parts.add(zh ? "该户没有其他预警" : "the household has no other alert");
        }
        return zh ? String.join("；", parts) + "。" : String.join("; ", parts) + ".";
    }

    private NearRule undecided(RuleDefinition rule, Unevaluated why) {
        int cut = why.reason().indexOf(" / ");
        String reasonZh = cut < 0 ? why.reason() : why.reason().substring(0, cut);
        String reasonEn = cut < 0 ? why.reason() : why.reason().substring(cut + 3);
        List<DatasetContract> datasets = rule.reads().stream()
                .sorted()
                .flatMap(kind -> shapes.datasets(kind).stream())
                .toList();
        String fromZh = Stream.concat(Stream.of("农户档案"), datasets.stream().map(DatasetContract::titleZh))
                .collect(joining("、"));
        String fromEn = Stream.concat(
                        Stream.of("the household register"), datasets.stream().map(DatasetContract::titleEn))
                .collect(joining("; "));
        return unknown(
                rule,
                why.personId(),
                "无法判断：" + reasonZh + "（所需数据来自" + fromZh + "）。",
                "Cannot be told: " + reasonEn + " (it reads " + fromEn + ").");
    }

    private NearRule nothingToLookAt(RuleDefinition rule, FactKind kind) {
        List<DatasetContract> datasets = shapes.datasets(kind);
        if (datasets.isEmpty()) {
            return unknown(rule, null, "没有核查、帮扶流程的记录。", "No case has told of it.");
        }
        return unknown(
                rule,
                null,
                "没有“" + datasets.stream().map(DatasetContract::titleZh).collect(joining("、")) + "”的记录。",
                "Nothing on record in "
                        + datasets.stream().map(DatasetContract::titleEn).collect(joining("; ")) + ".");
    }

    private static NearRule unknown(RuleDefinition rule, @Nullable String personId, String zh, String en) {
        return new NearRule(
                rule.code(),
                rule.version(),
                rule.titleZh(),
                rule.titleEn(),
                personId,
                null,
                false,
                0,
                List.of(),
                zh,
                en);
    }
}
