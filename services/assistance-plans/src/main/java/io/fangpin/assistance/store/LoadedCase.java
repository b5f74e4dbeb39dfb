package io.fangpin.assistance.store;

import io.fangpin.assistance.domain.CaseFile;
import java.util.List;
import java.util.Optional;

/** A case as it was loaded: the aggregate for decisions, and the rows behind it. */
public record LoadedCase(
        CaseRow row,
        CaseFile file,
        List<StepRow> steps,
        List<AlertRow> alerts,
        List<MeasureRow> measures,
        List<PaymentRow> payments) {

    public LoadedCase {
        steps = List.copyOf(steps);
        alerts = List.copyOf(alerts);
        measures = List.copyOf(measures);
        payments = List.copyOf(payments);
    }

    public Optional<PaymentRow> payment(String measureId) {
        return payments.stream()
                .filter(payment -> payment.measureId.equals(measureId))
                .findFirst();
    }
}
