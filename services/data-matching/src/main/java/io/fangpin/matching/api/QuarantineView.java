package io.fangpin.matching.api;

import io.fangpin.matching.store.QuarantinedRow;
import io.fangpin.tabular.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that was set aside; field, code and reasons are those of its first fault.
 *
 * @param raw the row as it stood in the file; only for who may see it
 */
public record QuarantineView(
        int rowNo,
        String field,
        String code,
        String reasonZh,
        String reasonEn,
        List<FieldError> errors,
        @Nullable String raw) {

    static QuarantineView of(QuarantinedRow row, @Nullable String raw) {
        FieldError first = row.errors().getFirst();
        return new QuarantineView(
                row.rowNo(), first.field(), first.code(), first.reasonZh(), first.reasonEn(), row.errors(), raw);
    }
}
