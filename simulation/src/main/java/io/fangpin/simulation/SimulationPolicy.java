package io.fangpin.simulation;

/**
 * The numbers of the rules that the county is made to stay clear of or to cross; yuan amounts in fen.
 *
 * <p>They are the simulation's assumption about what risk identification has in force for 421281, kept in one place so
 * that a run against other numbers only needs another policy. The truth holds as long as each number in force lies
 * between {@code clearBelow} and {@code clearAbove} times the one assumed here.
 *
 * @param medicalOutOfPovertyFen R-MED-1, yearly inpatient self-pay of a person of an out-of-poverty household (DOMAIN 4.3)
 * @param medicalOrdinaryFen R-MED-2, the same of other rural people (DOMAIN 4.3)
 * @param incomeLineFen R-INC-1, per-capita net income a year; Hubei's line is not known, the seeded one of 421281 is
 *     Yunnan's of 2024–2025 (DOMAIN 4.1)
 * @param medicalYearGraceDays R-MED-1 and R-MED-2 still look at last year's sum for so long in January
 * @param compulsoryFromAge R-EDU-1, first age of compulsory schooling (DOMAIN 4.3)
 * @param compulsoryToAge R-EDU-1, last age
 * @param stoppedWithinDays R-SAF-2, how long a stop counts as recent
 * @param clearBelow share of a number that what is harmless stays below
 * @param clearAbove multiple of a number that what is harmful exceeds
 */
public record SimulationPolicy(
        long medicalOutOfPovertyFen,
        long medicalOrdinaryFen,
        long incomeLineFen,
        int medicalYearGraceDays,
        int compulsoryFromAge,
        int compulsoryToAge,
        int stoppedWithinDays,
        double clearBelow,
        double clearAbove) {

    public static SimulationPolicy defaults() {
        return new SimulationPolicy(500_000, 2_000_000, 870_000, 31, 6, 16, 90, 0.6, 1.5);
    }

    /** The same numbers, and a county that comes as near to them as two in a hundred: for rules that read exactly these. */
    public SimulationPolicy closely() {
        return new SimulationPolicy(
                medicalOutOfPovertyFen,
                medicalOrdinaryFen,
                incomeLineFen,
                medicalYearGraceDays,
                compulsoryFromAge,
                compulsoryToAge,
                stoppedWithinDays,
                0.98,
                1.0);
    }

    /** The number of R-MED-1 or R-MED-2, whichever counts for the household. */
    public long medicalFen(boolean outOfPoverty) {
        return outOfPoverty ? medicalOutOfPovertyFen : medicalOrdinaryFen;
    }
}
