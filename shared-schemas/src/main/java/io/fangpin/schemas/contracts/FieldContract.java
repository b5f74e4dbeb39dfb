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
 * @param notAbove the field of the same type that this value may not exceed, or be later than, where a row has both
 * @param part what the column is for; a contract's own columns need not say it
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
        String exampleZh,
        @Nullable String notAbove,
        Part part) {

    /** What a column is for. */
    public enum Part {
        /** Says whom the row is about; by these people decide whose a row is. */
        SUBJECT,
        /** What the dataset tells of them. */
        OWN,
        /** How the row is to be taken in. */
        STEERING
    }

    public FieldContract {
        headers = List.copyOf(headers);
        codes = codes == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        part = part == null ? Part.OWN : part;
    }

    /** A column of a dataset's own. */
    public FieldContract(
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
        this(name, type, headers, required, sensitive, codes, min, max, maxLength, unit, exampleZh, null, Part.OWN);
    }

    /** The same column where it may be empty. */
    public FieldContract optional() {
        return with(false, part);
    }

    FieldContract withPart(Part given) {
        return with(required, given);
    }

    private FieldContract with(boolean isRequired, Part given) {
        return new FieldContract(
                name,
                type,
                headers,
                isRequired,
                sensitive,
                codes,
                min,
                max,
                maxLength,
                unit,
                exampleZh,
                notAbove,
                given);
    }
}
