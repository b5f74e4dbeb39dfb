package io.fangpin.tabular;

import java.util.List;
import java.util.Map;

/** One data row; {@code rowNo} is the number a person sees in the sheet (the header is usually row 1). */
public sealed interface Row {

    int rowNo();

    /** The row as one CSV line in the columns of {@link SheetInfo#columns()}, cut when it was too long to keep. */
    String raw();

    /** A row whose every cell can be read. Values by field name, typed as {@code FieldType} says; empty optional fields are absent. */
    record Valid(int rowNo, Map<String, Object> values, String raw) implements Row {}

    /** A row with at least one unreadable cell, with all its errors. */
    record Invalid(int rowNo, List<FieldError> errors, String raw) implements Row {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
