package io.fangpin.funds.domain;

/** What becomes of a cash measure. */
public sealed interface PaymentDecision {

    /** It is ordered, out of this project's money. */
    record Ordered(String projectId) implements PaymentDecision {}

    /** It is not paid, and why, Chinese first. */
    record Refused(Violation violation, String reasonZh, String reasonEn) implements PaymentDecision {}
}
