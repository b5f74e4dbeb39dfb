package io.fangpin.schemas.assistance;

/**
 * A measure that is money paid to a person.
 *
 * @param benefitCode e.g. TEMPORARY_RELIEF, MEDICAL_AID, HOUSING_REPAIR_GRANT; same person + benefit + period is paid once
 * @param period what it is paid for: {@code yyyy-MM}, {@code yyyy}, or a school term
 * @param payeePersonId whose bank card of the household receives it
 */
public record CashBenefit(String benefitCode, String period, String payeePersonId, long amountFen) {}
