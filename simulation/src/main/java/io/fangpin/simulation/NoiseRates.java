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
 * @param gb18030Files files in GB18030; the others are UTF-8 with a byte order mark
 */
public record NoiseRates(
        double strangers,
        double mistyped,
        double malformed,
        double lostEvents,
        double firstGeneration,
        double lowerCaseX,
        double gb18030Files) {

    public static NoiseRates defaults() {
        return new NoiseRates(0.02, 0.005, 0.004, 0.03, 0.05, 0.2, 0.35);
    }

    public static NoiseRates none() {
        return new NoiseRates(0, 0, 0, 0, 0, 0, 0);
    }
}
