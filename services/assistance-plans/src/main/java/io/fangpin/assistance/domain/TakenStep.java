package io.fangpin.assistance.domain;

import io.fangpin.schemas.assistance.CaseState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record of a step (DOMAIN 5.4): who, when, in which role, for which unit, on what evidence, with which form. */
public record TakenStep(
        int no,
        String command,
        CaseState from,
        CaseState to,
        int round,
        String actor,
        String actorName,
        String role,
        String unit,
        String formVersion,
        @Nullable String note,
        @Nullable String reasonZh,
        List<Evidence> evidence,
        Map<String, Object> values,
        Instant at) {

    public TakenStep {
        evidence = List.copyOf(evidence);
        values = Map.copyOf(values);
    }
}
