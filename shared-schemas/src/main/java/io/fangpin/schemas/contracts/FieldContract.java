package io.fangpin.schemas.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column of a dataset.
 *
 * @param name key of the value, snake_case with the unit last
 * @param headers accepted column headers, the preferred Chinese one first
 * @param codes for CODE fields: the code by each accepted spelling (Chinese wording and the code itself), the preferred
 *     spelling of each code first
 * @param min smallest whole number (fen for money); absent for no limit
 * @param max largest whole number
 * @param unit of a number, in Chinese; money is in yuan in the sheet and in fen as a value
 * @param maxLength of text; a longer cell is an error
 * @param sensitive sealed wherever it is stored and masked wherever it is shown
 */
public record FieldContract(
        String name,
        FieldType type,
        List<String> headers,
        boolean required,
        boolean sensitive,
        @Nullable Map<String, String> codes,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable Integer maxLength,
        @Nullable String unit,
        String exampleZh) {

    public FieldContract {
        headers = List.copyOf(headers);
        codes = codes == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /** The same column where it may be empty. */
    public FieldContract optional() {
        return new FieldContract(name, type, headers, false, sensitive, codes, min, max, maxLength, unit, exampleZh);
    }
}
