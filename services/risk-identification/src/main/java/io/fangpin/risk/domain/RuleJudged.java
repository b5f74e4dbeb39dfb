package io.fangpin.risk.domain;

import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.risk.Alert.ClauseResult;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rule judged a person, a fact or the household, for people who ask why there is an alert or none.
 *
 * @param suppressed until when a match is not raised, since people found no risk; absent when it is
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
        @Nullable Suppressed suppressed,
        @Nullable String notEvaluated) {

    /** It matches and is not raised. */
    public record Suppressed(LocalDate until, String explanationZh, String explanationEn) {
        static Suppressed until(LocalDate day) {
            return new Suppressed(
                    day,
                    "已核查无风险，至" + Wording.dayZh(day) + "前不再提醒",
                    "People found no risk; not raised again before " + day);
        }
    }
}
