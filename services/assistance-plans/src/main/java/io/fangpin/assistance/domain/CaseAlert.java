package io.fangpin.assistance.domain;

import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.AlertLevel;
import org.jspecify.annotations.Nullable;

/** An alert that belongs to a case; open until risk-identification clears it. */
public record CaseAlert(
        String alertId,
        long version,
        String ruleCode,
        AlertLevel level,
        RiskFactor riskFactor,
        @Nullable String personId,
        boolean open) {}
