package io.fangpin.risk.domain;

import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules whose expressions have been compiled and type-checked. */
public interface CompiledRulePack {
    String packId();

    String packVersion();

    /** Where it holds, and below. */
    String region();

    List<RuleDefinition> rules();

    /** Whether the pack says that the policy number means something to it. */
    boolean declares(String parameter);

    /** Holds the chosen rules against a situation; {@code everything} also tells what did not match, and why. */
    Judgement judge(Situation situation, PolicyNumbers numbers, Predicate<RuleDefinition> which, boolean everything);

    /**
     * What came of it.
     *
     * @param unevaluated rules that could not decide: a policy number is missing, or a value they need
     */
    record Judgement(List<Assessment> assessments, List<Unevaluated> unevaluated) {
        public Judgement {
            assessments = List.copyOf(assessments);
            unevaluated = List.copyOf(unevaluated);
        }
    }

    /** A rule held against one person, fact or household. */
    record Assessment(
            RuleDefinition rule,
            boolean matches,
            @Nullable String personId,
            String period,
            AlertLevel level,
            List<Seen> seen,
            List<KnownFact> evidence,
            List<PolicyNumber> numbersUsed) {
        public Assessment {
            seen = List.copyOf(seen);
            evidence = List.copyOf(evidence);
            numbersUsed = List.copyOf(numbersUsed);
        }
    }

    /** A clause as it was evaluated; {@code observed} is a Long, Boolean or String. */
    record Seen(
            RuleDefinition.Clause clause,
            boolean holds,
            @Nullable Object observed,
            @Nullable PolicyNumber number) {}

    /** A rule that could not be evaluated; the reason holds no data. */
    record Unevaluated(String ruleCode, @Nullable String personId, String reason) {}
}
