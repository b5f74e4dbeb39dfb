package io.fangpin.risk.domain;

import io.fangpin.schemas.risk.AlertLevel;
import org.jspecify.annotations.Nullable;

/** An alert that an open case looks into, with the level it had when the case took it up. */
public record CaseAlert(
        String alertId, String ruleCode, @Nullable String personId, AlertLevel level) {}
