package io.fangpin.assistance;

import io.fangpin.schemas.risk.Alert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What risk-identification said of an alert; a clearing carries its reason. */
public record AlertSaid(
        Alert alert,
        boolean clears,
        Instant at,
        @Nullable String reasonZh,
        @Nullable String reasonEn) {}
