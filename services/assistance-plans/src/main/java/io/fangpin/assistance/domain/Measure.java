package io.fangpin.assistance.domain;

import io.fangpin.schemas.assistance.CashBenefit;
import io.fangpin.schemas.assistance.MeasureCategory;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A measure of the plan (一户一策): drafted, agreed with the plan, delivered by its department. */
public record Measure(
        String measureId,
        MeasureCategory category,
        String titleZh,
        String department,
        @Nullable LocalDate dueOn,
        @Nullable String personId,
        @Nullable CashBenefit cash,
        List<String> alertIds,
        State state,
        @Nullable LocalDate deliveredOn) {

    public Measure {
        alertIds = List.copyOf(alertIds);
    }

    public boolean draft() {
        return state == State.DRAFT;
    }

    public Measure with(State newState, @Nullable LocalDate newDeliveredOn) {
        return new Measure(
                measureId, category, titleZh, department, dueOn, personId, cash, alertIds, newState, newDeliveredOn);
    }

    /** Where a measure stands. */
    public enum State {
        DRAFT,
        AGREED,
        DELIVERED
    }
}
