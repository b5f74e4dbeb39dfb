package io.fangpin.assistance.domain;

import io.fangpin.schemas.assistance.CaseStepTaken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a step reads to the other services. */
public final class CaseEvents {

    private CaseEvents() {}

    public static CaseStepTaken stepTaken(CaseFile file, TakenStep taken, @Nullable Instant dueAt, int fieldsTyped) {
        return new CaseStepTaken(
                file.caseId(),
                file.householdId(),
                file.divisionCode(),
                taken.no(),
                taken.command(),
                taken.from(),
                taken.to(),
                taken.actor(),
                taken.actorName(),
                taken.role(),
                taken.unit(),
                taken.reasonZh(),
                dueAt,
                fieldsTyped,
                taken.at());
    }
}
