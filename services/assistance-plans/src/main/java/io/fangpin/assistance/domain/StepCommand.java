package io.fangpin.assistance.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody asks for: a step by name, with its form filled in as JSON values. */
public record StepCommand(
        String command,
        @Nullable String note,
        @Nullable String reasonZh,
        List<Evidence> evidence,
        Map<String, Object> values) {

    public StepCommand {
        evidence = List.copyOf(evidence);
        values = Map.copyOf(values);
    }
}
