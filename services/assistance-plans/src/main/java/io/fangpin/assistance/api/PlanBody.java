package io.fangpin.assistance.api;

import io.fangpin.assistance.domain.Measure;
import io.fangpin.schemas.assistance.CashBenefit;
import io.fangpin.schemas.assistance.MeasureCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The drafts that replace those of a plan; measures already agreed are not repeated here. */
public record PlanBody(@Nullable Integer version, @Nullable List<MeasureBody> measures) {

    /** A measure as drafted. */
    public record MeasureBody(
            @Nullable MeasureCategory category,
            @Nullable String titleZh,
            @Nullable String department,
            @Nullable LocalDate dueOn,
            @Nullable String personId,
            @Nullable CashBenefit cash,
            @Nullable List<String> alertIds) {

        Measure draft() {
            return new Measure(
                    UUID.randomUUID().toString(),
                    StepBody.required("category", category),
                    titleZh == null ? "" : titleZh.strip(),
                    department == null ? "" : department.strip(),
                    dueOn,
                    personId,
                    cash,
                    alertIds == null ? List.of() : alertIds,
                    Measure.State.DRAFT,
                    null);
        }
    }

    List<Measure> drafts() {
        return StepBody.required("measures", measures).stream()
                .map(MeasureBody::draft)
                .toList();
    }
}
