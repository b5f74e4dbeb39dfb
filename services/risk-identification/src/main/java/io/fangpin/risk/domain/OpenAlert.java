package io.fangpin.risk.domain;

import io.fangpin.schemas.risk.Alert;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is open, and the value others were last told of: growth is measured against it (DOMAIN 4.6).
 *
 * @param notifiedValue absent when the rule observes no number
 */
public record OpenAlert(Alert alert, @Nullable Long notifiedValue) {}
