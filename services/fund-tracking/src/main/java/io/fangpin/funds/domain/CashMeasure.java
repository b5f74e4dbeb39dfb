package io.fangpin.funds.domain;

import java.util.List;

/** A cash measure of an agreed plan, as far as money is concerned; amount in fen. */
public record CashMeasure(
        String measureId,
        String planId,
        String caseId,
        List<String> alertIds,
        String householdId,
        String personId,
        String divisionCode,
        String titleZh,
        String benefitCode,
        String period,
        long amountFen,
        boolean synthetic) {

    public CashMeasure {
        alertIds = List.copyOf(alertIds);
    }
}
