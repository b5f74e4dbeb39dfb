package io.fangpin.schemas.contracts;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a dataset a county sends for one period, which is what its cadence says: a day, a week, a month or a term; a
 * month for what comes whenever something happens.
 *
 * @param perThousandPersons relative to the persons registered in the county
 */
public record ExpectedRows(@Nullable Share perThousandPersons) {
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    /** Rows per thousand persons, both bounds included; a bound that is absent is not judged by. */
    public record Share(
            @Nullable BigDecimal least, @Nullable BigDecimal most) {

        private Optional<String> fault() {
            if (least == null && most == null) {
                return Optional.of("states neither least nor most");
            }
            if (least != null && (least.signum() <= 0 || least.compareTo(MOST) > 0)) {
                return Optional.of("least must be above 0 and at most " + MOST);
            }
            if (most != null && (most.signum() <= 0 || most.compareTo(MOST) > 0)) {
                return Optional.of("most must be above 0 and at most " + MOST);
            }
            return least != null && most != null && least.compareTo(most) > 0
                    ? Optional.of("least is more than most")
                    : Optional.empty();
        }
    }

    /** What is wrong with it in a dataset of the cadence, in words. */
    Optional<String> fault(DatasetContract.Cadence cadence) {
        if (cadence == DatasetContract.Cadence.ON_CONSENT) {
            return Optional.of("expectedRows: what is asked for case by case has no usual size");
        }
        return perThousandPersons == null
                ? Optional.of("expectedRows states no perThousandPersons")
                : perThousandPersons.fault().map(fault -> "expectedRows.perThousandPersons " + fault);
    }
}
