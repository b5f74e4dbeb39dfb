package io.fangpin.schemas.contracts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a contract makes sense in itself: each thing it names is there once. */
final class ContractFaults {
    private static final Set<FieldType> ORDERED = Set.of(FieldType.DATE, FieldType.MONEY, FieldType.INTEGER);

    private ContractFaults() {}

    /** The first fault, in words. */
    static Optional<String> of(DatasetContract contract) {
        if (!contract.dataset().matches("[a-z][a-z0-9-]{0,59}")) {
            return Optional.of("dataset is not written like medical-settlements");
        }
        Set<String> names = new HashSet<>();
        Map<String, String> fieldByHeader = new HashMap<>();
        for (FieldContract field : contract.fields()) {
            if (!names.add(field.name())) {
                return Optional.of("two fields are called " + field.name());
            }
            if ((field.type() == FieldType.CODE) != (field.codes() != null)) {
                return Optional.of(field.name() + ": codes belong to a field of type CODE, and to no other");
            }
            for (String header : field.headers()) {
                String other = fieldByHeader.put(header, field.name());
                if (other != null) {
                    return Optional.of("the header %s names both %s and %s".formatted(header, other, field.name()));
                }
            }
        }
        Optional<String> unordered = unordered(contract);
        if (unordered.isPresent()) {
            return unordered;
        }
        ExpectedRows rows = contract.expectedRows();
        Optional<String> size = rows == null ? Optional.empty() : rows.fault(contract.cadence());
        if (size.isPresent()) {
            return size;
        }
        if (contract.consent() == DatasetContract.Consent.EACH_ADULT
                && contract.subject() == DatasetContract.Subject.VILLAGE) {
            return Optional.of("consent is a household's to give: a row about a village cannot need it");
        }
        return contract.naturalKey().stream()
                .filter(key -> !names.contains(key))
                .findFirst()
                .map(key -> "the natural key names an unknown field, " + key);
    }

    private static Optional<String> unordered(DatasetContract contract) {
        for (FieldContract field : contract.fields()) {
            String above = field.notAbove();
            if (above == null) {
                continue;
            }
            boolean comparable = ORDERED.contains(field.type())
                    && contract.field(above)
                            .filter(other -> other.type() == field.type())
                            .isPresent();
            if (!comparable || above.equals(field.name())) {
                return Optional.of("%s: notAbove names no other date, money or whole number of its type, %s"
                        .formatted(field.name(), above));
            }
        }
        return Optional.empty();
    }
}
