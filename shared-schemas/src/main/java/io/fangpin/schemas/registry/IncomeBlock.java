package io.fangpin.schemas.registry;

import java.time.YearMonth;

/**
 * Income and expenditure of the household over whole months (DOMAIN 2.4); all amounts in fen.
 *
 * @param from first month of the period
 * @param to last month of the period
 */
public record IncomeBlock(
        PeriodType periodType,
        YearMonth from,
        YearMonth to,
        long wageFen,
        long operatingFen,
        long propertyFen,
        long transferFen,
        long operatingCostFen,
        long compliantOutOfPocketFen,
        long claimsReceivedFen) {

    /** 家庭纯收入: wage + operating + property + transfer − operating cost. */
    public long netIncomeFen() {
        return wageFen + operatingFen + propertyFen + transferFen - operatingCostFen;
    }

    /** Why the block was taken. */
    public enum PeriodType {
        IDENTIFICATION,
        ANNUAL,
        ELIMINATION,
        QUARTERLY
    }
}
