package io.fangpin.risk.domain;

import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertLevel;

/** What happened to an alert. */
public sealed interface AlertChange {
    Alert alert();

    record Raised(Alert alert) implements AlertChange {}

    /** Others are told: the level changed, or the value materially, or what the alert is held against. */
    record Revised(Alert alert, AlertLevel previousLevel) implements AlertChange {}

    /** Too small a change to tell others; whoever shows the alert shows the new values. */
    record ValuesUpdated(Alert alert, AlertLevel previousLevel) implements AlertChange {}

    record Cleared(Alert alert, ClearReason reason) implements AlertChange {}
}
