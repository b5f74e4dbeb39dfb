package io.fangpin.schemas.contracts;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a department's file of one dataset must look like (DOMAIN 3); a new dataset is a new contract file.
 *
 * @param dataset name in addresses, e.g. {@code medical-settlements}
 * @param feedCode F01–F20 of DOMAIN 3; absent for the registration sheet
 * @param naturalKey fields that make two rows speak of the same thing; the later replaces the earlier
 * @param factKind name of the fact kind a row becomes; absent for the registration sheet
 * @param cadence how often it comes: MONTHLY, WEEKLY, TERM, CONTINUOUS
 * @param sign what it tells: RISK, EXCLUSION, NATURAL_CHANGE, CONTEXT
 */
public record DatasetContract(
        String dataset,
        @Nullable String feedCode,
        String titleZh,
        String titleEn,
        String department,
        String cadence,
        String sign,
        List<String> naturalKey,
        @Nullable String factKind,
        List<FieldContract> fields) {

    public DatasetContract {
        naturalKey = List.copyOf(naturalKey);
        fields = List.copyOf(fields);
    }

    public Optional<FieldContract> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
