package io.fangpin.risk.domain;

import static java.util.stream.Collectors.toCollection;

import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Judgement;
import io.fangpin.risk.domain.CompiledRulePack.Seen;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.RuleDefinition.Clause;
import io.fangpin.risk.domain.RuleJudged.Suppressed;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which rules match a profile on a day; pure, so that the live stream and a back-test share it (ADR 0005). */
public final class Evaluation {
    private Evaluation() {}

    /** All findings that are alerts, at most one per alert. */
    public static List<Finding> evaluate(
            Profile profile, CompiledRulePack pack, PolicyNumbers numbers, LocalDate today) {
        return alerts(profile, pack, numbers, today, rule -> true);
    }

    /**
     * The findings of the chosen rules that are alerts, without those behind which people lately found no risk; alerts open of
     * other rules count for rules that follow alerts.
     */
    public static List<Finding> alerts(
            Profile profile,
            CompiledRulePack pack,
            PolicyNumbers numbers,
            LocalDate today,
            Predicate<RuleDefinition> which) {
        List<Finding> findings = evaluate(profile, pack, numbers, today, which.and(RuleDefinition::alerts)).stream()
                .filter(finding -> Suppression.until(
                                profile, finding.rule(), finding.personId(), finding.level(), pack, numbers, today)
                        .isEmpty())
                .toList();
        boolean alone = findings.stream().allMatch(finding -> finding.rule().followsAlerts());
        return findings.isEmpty() || !alone || anotherIsOpen(profile, pack, which) ? findings : List.of();
    }

    /** Whether an alert's rule still matches and is not raised, since people found no risk at its level. */
    public static boolean rests(
            Profile profile, CompiledRulePack pack, PolicyNumbers numbers, LocalDate today, Alert alert) {
        return evaluate(profile, pack, numbers, today, rule -> rule.code().equals(alert.ruleCode())).stream()
                .filter(finding -> finding.alertId().equals(alert.alertId()))
                .anyMatch(finding -> Suppression.until(
                                profile, finding.rule(), finding.personId(), finding.level(), pack, numbers, today)
                        .isPresent());
    }

    /** Whether an alert is open of a rule that was not chosen and does not follow others itself. */
    private static boolean anotherIsOpen(Profile profile, CompiledRulePack pack, Predicate<RuleDefinition> which) {
        return pack.rules().stream()
                .filter(rule -> rule.alerts() && !rule.followsAlerts() && !which.test(rule))
                .anyMatch(rule -> profile.openAlerts().values().stream()
                        .anyMatch(open -> open.alert().ruleCode().equals(rule.code())));
    }

    /** What the chosen rules find that is to be shown but is no alert. */
    public static List<Note> notes(
            Profile profile,
            CompiledRulePack pack,
            PolicyNumbers numbers,
            LocalDate today,
            Predicate<RuleDefinition> which) {
        Predicate<RuleDefinition> shown = rule -> !rule.alerts();
        return evaluate(profile, pack, numbers, today, shown.and(which)).stream()
                .map(Note::of)
                .toList();
    }

    /** The findings of the chosen rules. */
    public static List<Finding> evaluate(
            Profile profile,
            CompiledRulePack pack,
            PolicyNumbers numbers,
            LocalDate today,
            Predicate<RuleDefinition> which) {
        return Situation.of(profile, today)
                .map(situation -> gravestOfEach(pack.judge(situation, numbers, which, false).assessments().stream()
                        .filter(Assessment::matches)
                        .map(assessment -> finding(assessment, situation, pack, numbers))))
                .orElse(List.of());
    }

    /** How every rule that alerts judges the profile, matching or not; empty while the household is unknown or when it is closed. */
    public static List<RuleJudged> explain(
            Profile profile, CompiledRulePack pack, PolicyNumbers numbers, LocalDate today) {
        Optional<Situation> situation = Situation.of(profile, today);
        if (situation.isEmpty()) {
            return List.of();
        }
        Judgement judgement = pack.judge(situation.get(), numbers, RuleDefinition::alerts, true);
        HouseholdType type = situation.get().household().householdType();
        Function<Assessment, Optional<LocalDate>> until = assessment -> assessment.matches()
                ? Suppression.until(
                        profile, assessment.rule(), assessment.personId(), assessment.level(), pack, numbers, today)
                : Optional.empty();
        boolean others = judgement.assessments().stream()
                .anyMatch(assessment -> assessment.matches()
                        && !assessment.rule().followsAlerts()
                        && until.apply(assessment).isEmpty());
        List<RuleJudged> judged = new ArrayList<>();
        for (Assessment assessment : judgement.assessments()) {
            boolean counts = others || !assessment.rule().followsAlerts();
            judged.add(judged(
                    assessment,
                    assessment.matches() && counts,
                    type,
                    until.apply(assessment).orElse(null)));
        }
        for (RuleDefinition rule : pack.rules()) {
            judgement.unevaluated().stream()
                    .filter(unevaluated -> unevaluated.ruleCode().equals(rule.code()))
                    .forEach(unevaluated -> judged.add(judged(rule, unevaluated)));
        }
        return judged;
    }

    private static RuleJudged judged(
            Assessment assessment, boolean matches, HouseholdType type, @Nullable LocalDate until) {
        RuleDefinition rule = assessment.rule();
        Wording wording = new Wording(assessment, type);
        return new RuleJudged(
                rule.code(),
                rule.version(),
                rule.titleZh(),
                rule.titleEn(),
                assessment.personId(),
                rule.forEach(),
                matches,
                matches ? assessment.level() : null,
                assessment.period(),
                assessment.seen().stream().map(wording::clause).toList(),
                until == null ? null : Suppressed.until(until),
                null);
    }

    private static RuleJudged judged(RuleDefinition rule, Unevaluated unevaluated) {
        return new RuleJudged(
                rule.code(),
                rule.version(),
                rule.titleZh(),
                rule.titleEn(),
                unevaluated.personId(),
                rule.forEach(),
                false,
                null,
                null,
                List.of(),
                null,
                unevaluated.reason());
    }

    private static List<Finding> gravestOfEach(Stream<Finding> findings) {
        Map<String, Finding> byAlert = new LinkedHashMap<>();
        findings.sorted(Finding.GRAVEST_FIRST).forEach(finding -> byAlert.putIfAbsent(finding.alertId(), finding));
        return new ArrayList<>(byAlert.values());
    }

    private static Finding finding(
            Assessment assessment, Situation situation, CompiledRulePack pack, PolicyNumbers numbers) {
        RuleDefinition rule = assessment.rule();
        Wording wording = new Wording(assessment, situation.household().householdType());
        Optional<Seen> measured = rule.measured().flatMap(clause -> seen(assessment, clause));
        Optional<PolicyNumber> number = measured.map(Seen::number);
        return new Finding(
                situation.household(),
                assessment.personId(),
                rule,
                pack.packId(),
                assessment.level(),
                CandidateCategories.of(situation, numbers, rule.sudden()),
                assessment.period(),
                measured.map(seen -> Wording.raw(seen.observed())).orElse(null),
                number.map(n -> Long.toString(n.value())).orElse(null),
                measured.map(seen -> Wording.unit(seen.clause(), seen.number())).orElse(null),
                assessment.seen().stream().map(wording::clause).toList(),
                // What a case told rests on no department's row.
                assessment.evidence().stream()
                        .filter(fact -> !CaseFacts.told(fact))
                        .map(KnownFact::asEvidence)
                        .toList(),
                unconfirmed(assessment, situation, numbers),
                wording.sentenceZh(),
                wording.sentenceEn(),
                rule.sourceDocument(),
                situation.household().synthetic()
                        || assessment.evidence().stream().anyMatch(KnownFact::synthetic));
    }

    private static Optional<Seen> seen(Assessment assessment, Clause clause) {
        return assessment.seen().stream()
                .filter(seen -> seen.clause().equals(clause))
                .findFirst();
    }

    private static List<String> unconfirmed(Assessment assessment, Situation situation, PolicyNumbers numbers) {
        return List.copyOf(
                Stream.concat(assessment.numbersUsed().stream(), CandidateCategories.line(situation, numbers).stream())
                        .filter(number -> !number.confirmed())
                        .map(PolicyNumber::code)
                        .collect(toCollection(TreeSet::new)));
    }
}
