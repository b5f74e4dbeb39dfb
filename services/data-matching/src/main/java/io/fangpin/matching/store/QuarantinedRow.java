package io.fangpin.matching.store;

import io.fangpin.tabular.FieldError;
import java.util.List;

/** A row that cannot be used, with all its faults; the row itself, as it stood in the file, is sealed. */
public record QuarantinedRow(String batchId, int rowNo, List<FieldError> errors, String rawSealed) {
    public QuarantinedRow {
        errors = List.copyOf(errors);
    }

    /** The code the row is counted under. */
    public String code() {
        return errors.getFirst().code();
    }
}
