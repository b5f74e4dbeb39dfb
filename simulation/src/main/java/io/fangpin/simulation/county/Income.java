package io.fangpin.simulation.county;

import java.util.List;

/**
 * The income block of a household over the twelve months before the first month of the feeds; amounts in fen.
 *
 * @param works one per member, in the members' order
 */
public record Income(
        long wageFen,
        long operatingFen,
        long propertyFen,
        long transferFen,
        long operatingCostFen,
        long outOfPocketFen,
        List<Work> works) {

    public long netFen() {
        return wageFen + operatingFen + propertyFen + transferFen - operatingCostFen;
    }

    /** Months worked away from the farm and the monthly wage; both 0 for who did not. */
    public record Work(int months, long monthlyWageFen) {

        static final Work NONE = new Work(0, 0);
    }
}
