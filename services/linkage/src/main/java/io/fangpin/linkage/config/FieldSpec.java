package io.fangpin.linkage.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of persons and records.
 *
 * @param termFrequency whether a rare value weighs more than a common one
 * @param derivedFrom a resident ID field from which an absent birth date is read
 * @param supportedBy fields without whose agreement an equal value counts less or nothing; the first may not be contradicted
 * @param swapsWith a text field with which the value is often exchanged
 */
public record FieldSpec(
        String name,
        FieldType type,
        boolean termFrequency,
        @Nullable String derivedFrom,
        List<String> supportedBy,
        @Nullable String swapsWith) {

    public FieldSpec {
        // Absent in YAML means none.
        supportedBy = supportedBy == null ? List.of() : List.copyOf(supportedBy);
    }
}
