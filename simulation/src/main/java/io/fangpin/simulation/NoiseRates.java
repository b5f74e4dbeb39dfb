package io.fangpin.simulation;

/**
 * What is wrong or unusual in departments' files, as shares of rows (or of files). Ours; to be set per run.
 *
 * @param strangers rows added about people who are not in the register: unmatched
 * @param mistyped harmless rows whose identity number is mistyped, nothing else to go by: unmatched
 * @param malformed harmless rows with a bad date, negative money or no name: quarantined
 * @param lostEvents events whose every row is mistyped, so that nobody can see them
 * @param firstGeneration of the people born before 1960, rows with the 15-digit number: matched
 * @param lowerCaseX of the numbers that end in X, rows that write x: matched
 * @param slips further rows whose ID number is wrong in one digit while name, birth date and village are right: doubtful
 * @param misheard further rows whose name has another character of the same sound while the number is right: doubtful
 * @param repeated further rows that stand in their file twice
 * @param corrected of the harmless settlements, those first sent with a misplaced decimal point and put right below
 * @param twins of the households, those with a gravely ill twin of a member who is not registered: unmatched
 * @param gb18030Files files in GB18030; the others are UTF-8 with a byte order mark
 */
public record NoiseRates(
        double strangers,
        double mistyped,
        double malformed,
        double lostEvents,
        double firstGeneration,
        double lowerCaseX,
        double slips,
        double misheard,
        double repeated,
        double corrected,
        double twins,
        double gb18030Files) {

    /** Whether clerks err in ways that a person can see through. */
    public boolean typed() {
        return slips + misheard + repeated > 0;
    }

    public static NoiseRates defaults() {
        return new NoiseRates(0.02, 0.005, 0.004, 0.03, 0.05, 0.2, 0, 0, 0, 0, 0, 0.35);
    }

    /** The usual noise, and what a person has to look at twice; slips as often as in the figures of record linkage. */
    public static NoiseRates everything() {
        return new NoiseRates(0.02, 0.005, 0.004, 0.03, 0.05, 0.2, 0.02, 0.02, 0.01, 0.01, 0.01, 0.35);
    }

    public static NoiseRates none() {
        return new NoiseRates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
