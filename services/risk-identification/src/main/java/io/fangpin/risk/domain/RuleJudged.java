package io.fangpin.risk.domain;

import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.risk.Alert.ClauseResult;
import io.fangpin.schemas.risk.AlertLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rule judged a person, a fact or the household, for people who ask why there is an alert or none.
 *
 * @param notEvaluated why the rule could not decide; absent when it did
 */
public record RuleJudged(
        String ruleCode,
        String ruleVersion,
        String titleZh,
        String titleEn,
        @Nullable String personId,
        @Nullable FactKind looksAt,
        boolean matches,
        @Nullable AlertLevel level,
        @Nullable String period,
        List<ClauseResult> clauses,
        @Nullable String notEvaluated) {}
