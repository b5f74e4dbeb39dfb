package io.fangpin.risk.domain;

import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 历史评级: what had been said of a household by the end of a day, and the card that it came to. Nothing is evaluated again.
 *
 * @param divisionCode where the household is now
 * @param monitoredStatus absent when the register had said nothing by then; the card is then of the alerts alone
 */
public record Grading(
        String householdId,
        String divisionCode,
        LocalDate on,
        @Nullable MonitoredStatus monitoredStatus,
        Card card,
        List<OpenThen> alerts) {

    public Grading {
        alerts = List.copyOf(alerts);
    }

    /**
     * An alert as it stood.
     *
     * @param raisedAt when it had come to be open
     * @param saidAt when it was last said so
     */
    public record OpenThen(
            String alertId,
            long version,
            String ruleCode,
            String ruleVersion,
            String titleZh,
            String titleEn,
            @Nullable String personId,
            String period,
            AlertLevel level,
            RiskFactor riskFactor,
            @Nullable String observedValue,
            @Nullable String unit,
            Instant raisedAt,
            Instant saidAt) {
        Card.Open counted() {
            return new Card.Open(ruleCode, level, riskFactor, raisedAt);
        }
    }

    /** The grading that these alerts come to, with the number of days as it is in force for that day. */
    public static Grading of(
            String householdId,
            String divisionCode,
            LocalDate on,
            @Nullable MonitoredStatus status,
            List<OpenThen> alerts,
            PolicyNumbers numbers) {
        Card card = Card.of(
                status == null ? MonitoredStatus.NOT_MONITORED : status,
                alerts.stream().map(OpenThen::counted).toList(),
                numbers,
                divisionCode,
                on);
        return new Grading(householdId, divisionCode, on, status, card, alerts);
    }
}
