package io.fangpin.registry.domain;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long a consent holds, as the deployment has it.
 *
 * @param usual when the paper does not say
 * @param longest beyond this a date is taken for a slip of the pen
 */
public record ConsentTerms(Period usual, Period longest) {

    LocalDate usualEnd(LocalDate signedOn) {
        return signedOn.plus(usual).minusDays(1);
    }

    LocalDate latestEnd(LocalDate signedOn) {
        return signedOn.plus(longest);
    }
}
