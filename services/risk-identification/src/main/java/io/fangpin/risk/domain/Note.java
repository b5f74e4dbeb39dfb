package io.fangpin.risk.domain;

import io.fangpin.risk.domain.RuleDefinition.Effect;
import io.fangpin.schemas.risk.Alert.Evidence;
import io.fangpin.schemas.risk.AlertLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found that is to be shown and is no alert: a watch list, a reason to review, a proposal, a doubt about data.
 *
 * @param level of data quality: RED is an error, YELLOW a warning; GREEN elsewhere
 */
public record Note(
        Effect effect,
        String ruleCode,
        String ruleVersion,
        String titleZh,
        String titleEn,
        AlertLevel level,
        String householdId,
        String divisionCode,
        @Nullable String personId,
        String period,
        String explanationZh,
        String explanationEn,
        List<Evidence> evidence,
        List<String> unconfirmedNumbers,
        String sourceDocument) {

    public Note {
        evidence = List.copyOf(evidence);
        unconfirmedNumbers = List.copyOf(unconfirmedNumbers);
    }

    public static Note of(Finding finding) {
        RuleDefinition rule = finding.rule();
        return new Note(
                rule.effect(),
                rule.code(),
                rule.version(),
                rule.titleZh(),
                rule.titleEn(),
                finding.level(),
                finding.household().householdId(),
                finding.household().divisionCode(),
                finding.personId(),
                finding.period(),
                finding.explanationZh(),
                finding.explanationEn(),
                finding.evidence(),
                finding.unconfirmedNumbers(),
                finding.sourceDocument());
    }
}
