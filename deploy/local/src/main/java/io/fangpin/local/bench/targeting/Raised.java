package io.fangpin.local.bench.targeting;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the platform raised it, in the county's own numbers.
 *
 * @param personNo absent when it is the household's
 * @param arrival the day on which, in the simulation's time, the last of its rows came; empty when it rests on the register
 * @param cleared whether it was cleared before the end
 */
record Raised(
        String rule, String householdNo, @Nullable String personNo, Optional<LocalDate> arrival, boolean cleared) {

    /** Whether it is what the truth expects of the household, and of the person when both name one. */
    boolean answers(Expected expected) {
        return rule.equals(expected.rule())
                && householdNo.equals(expected.householdNo())
                && (personNo == null || expected.personNo() == null || personNo.equals(expected.personNo()));
    }
}
