package io.fangpin.risk.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.contracts.FieldType;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that each kind of fact carries for rules: its dataset contract without names and sealed fields, or what a case
 * tells.
 */
public final class FactShapes {
    private final Map<FactKind, List<FieldContract>> fields;
    private final Map<FactKind, List<DatasetContract>> datasets;

    public FactShapes(DatasetContracts contracts) {
        this.datasets = contracts.feeds().stream()
                .filter(contract -> contract.factKind() != null)
                .collect(groupingBy(FactShapes::kind));
        Map<FactKind, List<FieldContract>> all = new HashMap<>(contracts.feeds().stream()
                .filter(contract -> contract.factKind() != null)
                .collect(toUnmodifiableMap(FactShapes::kind, FactShapes::readable, FactShapes::either)));
        all.putAll(CaseFacts.FIELDS);
        this.fields = Map.copyOf(all);
    }

    /** Every kind that some dataset yields or cases tell. */
    public Set<FactKind> kinds() {
        return fields.keySet();
    }

    /** A fact whose values do not fit its contract; the message names the field, never the value. */
    public static final class MalformedFact extends RuntimeException {
        MalformedFact(String message) {
            super(message, null, false, false);
        }
    }

    public List<FieldContract> fields(FactKind kind) {
        return fields.getOrDefault(kind, List.of());
    }

    /** The datasets whose rows become facts of the kind; none for what cases tell. */
    public List<DatasetContract> datasets(FactKind kind) {
        return datasets.getOrDefault(kind, List.of());
    }

    /** Reads what rules need of a fact; throws {@link MalformedFact} when a value is missing or of another type. */
    public KnownFact known(FactRecorded fact) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FieldContract field : fields(fact.kind())) {
            Object value = fact.values().get(field.name());
            if (value != null) {
                values.put(field.name(), typed(field, value));
            } else if (field.required()) {
                throw new MalformedFact(fact.kind() + "." + field.name() + " is missing");
            }
        }
        return new KnownFact(
                fact.factId(),
                fact.kind(),
                fact.personId(),
                fact.period(),
                fact.version(),
                false,
                values,
                fact.source(),
                fact.synthetic());
    }

    public static KnownFact tombstone(FactWithdrawn fact) {
        return new KnownFact(
                fact.factId(),
                fact.kind(),
                fact.personId(),
                fact.period(),
                fact.version(),
                true,
                Map.of(),
                fact.source(),
                false);
    }

    private static Object typed(FieldContract field, Object value) {
        return switch (field.type()) {
            case INTEGER, MONEY ->
                value instanceof Integer || value instanceof Long
                        ? ((Number) value).longValue()
                        : malformed(field, "is not a whole number");
            case DECIMAL ->
                value instanceof Number number ? (Object) number.doubleValue() : malformed(field, "is not a number");
            case BOOLEAN -> value instanceof Boolean ? value : malformed(field, "is not true or false");
            case DATE -> date(field, value);
            case TEXT, NAME, ID_NO, MONTH, CODE, DIVISION, PHONE, BANK_CARD ->
                value instanceof String ? value : malformed(field, "is not text");
        };
    }

    private static Object date(FieldContract field, Object value) {
        try {
            return LocalDate.parse(value.toString()).toString();
        } catch (DateTimeException e) {
            return malformed(field, "is not a date");
        }
    }

    private static Object malformed(FieldContract field, String how) {
        throw new MalformedFact(field.name() + " " + how);
    }

    private static FactKind kind(DatasetContract contract) {
        @Nullable String kind = contract.factKind();
        if (kind == null) {
            throw new IllegalArgumentException(contract.dataset() + " yields no facts");
        }
        return new FactKind(kind);
    }

    /** Two datasets may yield one kind: what both have, and what either has, but required only where both require it. */
    private static List<FieldContract> either(List<FieldContract> one, List<FieldContract> other) {
        Map<String, FieldContract> all = new LinkedHashMap<>();
        Stream.concat(one.stream(), other.stream())
                .forEach(field -> all.merge(field.name(), field, (a, b) -> a.required() ? b : a));
        Set<String> inBoth = names(one);
        inBoth.retainAll(names(other));
        return all.values().stream()
                .map(field -> inBoth.contains(field.name()) ? field : field.optional())
                .toList();
    }

    private static Set<String> names(List<FieldContract> fields) {
        return fields.stream().map(FieldContract::name).collect(toCollection(LinkedHashSet::new));
    }

    private static List<FieldContract> readable(DatasetContract contract) {
        return contract.fields().stream()
                .filter(field -> !field.sensitive() && field.type() != FieldType.NAME)
                .filter(field ->
                        !field.name().equals("operation") && !field.name().equals("data_nature"))
                .toList();
    }
}
