package io.fangpin.assistance.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policy numbers of the workflow, by region and date; the most local one in force counts. */
public record PolicyNumbers(List<PolicyNumber> numbers) {

    public PolicyNumbers {
        numbers = List.copyOf(numbers);
    }

    /** The number in force in a division; none is a fault of the policy file, found when it is read. */
    public PolicyNumber find(String code, String divisionCode, LocalDate on) {
        return numbers.stream()
                .filter(number -> number.code().equals(code) && number.covers(divisionCode) && number.inForce(on))
                .max(Comparator.comparingInt(
                                (PolicyNumber number) -> number.region().length())
                        .thenComparing(PolicyNumber::validFrom))
                .orElseThrow(() -> new IllegalStateException("No policy number " + code + " on " + on));
    }

    public int value(String code, String divisionCode, LocalDate on) {
        return find(code, divisionCode, on).value();
    }

    public boolean knows(String code) {
        return numbers.stream().anyMatch(number -> number.code().equals(code));
    }

    /**
     * One number.
     *
     * @param region digits that a division code begins with; empty for the whole country
     * @param confirmed false when no source states it
     */
    public record PolicyNumber(
            String code,
            String region,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int value,
            Unit unit,
            String source,
            boolean confirmed,
            String titleZh) {

        boolean covers(String divisionCode) {
            return divisionCode.startsWith(region);
        }

        boolean inForce(LocalDate on) {
            return !on.isBefore(validFrom) && (validTo == null || !on.isAfter(validTo));
        }
    }

    /** What a number counts. */
    public enum Unit {
        WORKING_DAYS,
        DAYS,
        MONTHS,
        YEARS
    }
}
