package io.fangpin.schemas.contracts;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a department's file of one dataset must look like (DOMAIN 3); a new dataset is a new contract file.
 *
 * @param dataset name in addresses, e.g. {@code medical-settlements}
 * @param feedCode F01–F20 of DOMAIN 3; absent for the registration sheet
 * @param subject whom a row is about; absent for the registration sheet
 * @param cadence how often it comes
 * @param dueDay day of the month by which last month's is expected; absent when no day is agreed
 * @param expectedRows how many rows one period has; absent when nobody knows a figure that holds everywhere
 * @param naturalKey fields that make two rows speak of the same thing; the later replaces the earlier
 * @param factKind kind of the facts its rows become; absent for the registration sheet
 * @param fields the columns in the order of the template, those that datasets share included
 */
public record DatasetContract(
        String dataset,
        @Nullable String feedCode,
        String titleZh,
        String titleEn,
        String department,
        @Nullable Subject subject,
        Cadence cadence,
        @Nullable Integer dueDay,
        @Nullable ExpectedRows expectedRows,
        @Nullable Sign sign,
        Sensitivity sensitivity,
        Consent consent,
        List<String> naturalKey,
        @Nullable String factKind,
        List<FieldContract> fields) {

    /** Whom a row is about. */
    public enum Subject {
        /** One person, by ID number and name. */
        PERSON,
        /** All households of a village. */
        VILLAGE
    }

    /** How often a dataset comes. */
    public enum Cadence {
        CONTINUOUS,
        DAILY,
        WEEKLY,
        MONTHLY,
        /** Once a school term. */
        TERM,
        /** Asked for case by case, when the persons have consented. */
        ON_CONSENT
    }

    /** What a dataset tells. */
    public enum Sign {
        RISK,
        /** A reason to review, never to refuse (DOMAIN 4.4). */
        EXCLUSION,
        /** Birth, death, moving. */
        NATURAL_CHANGE,
        CONTEXT
    }

    /** The most sensitive class of data in it. */
    public enum Sensitivity {
        /** Nothing about a person. */
        GENERAL,
        PERSONAL,
        HEALTH,
        FINANCIAL,
        JUDICIAL
    }

    /** Whose written consent must be on file before rows about a household are taken (DOMAIN 3, consent). */
    public enum Consent {
        NONE,
        EACH_ADULT
    }

    public DatasetContract {
        naturalKey = List.copyOf(naturalKey);
        fields = List.copyOf(fields);
    }

    public Optional<FieldContract> field(String name) {
        // Asked for each row of a file: a stream would cost more than the fields.
        for (FieldContract field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    DatasetContract withFields(List<FieldContract> all) {
        return new DatasetContract(
                dataset,
                feedCode,
                titleZh,
                titleEn,
                department,
                subject,
                cadence,
                dueDay,
                expectedRows,
                sign,
                sensitivity,
                consent,
                naturalKey,
                factKind,
                all);
    }
}
