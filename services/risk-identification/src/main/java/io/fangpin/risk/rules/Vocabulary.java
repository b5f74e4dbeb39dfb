package io.fangpin.risk.rules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.rules.engine.Field;
import io.fangpin.risk.rules.engine.HouseholdFields;
import io.fangpin.risk.rules.engine.PersonFields;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.matching.FactKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of what a rule may name. Dates are ISO text: they compare as text, functions do their arithmetic. */
final class Vocabulary implements CelTypeProvider {
    private final ImmutableMap<String, StructType> types;

    /** Only the facts a rule declares to read can be named in it: what it reads decides when it is evaluated. */
    Vocabulary(FactShapes shapes, Set<FactKind> reads, Collection<String> parameters) {
        ImmutableMap.Builder<String, StructType> declared = ImmutableMap.builder();
        StructType person = struct("Person", types(PersonFields.ALL));
        declared.put("Person", person);
        declared.put("Household", struct("Household", household(person)));
        Map<String, CelType> facts = new LinkedHashMap<>();
        for (FactKind kind : reads) {
            StructType fact = struct(kind.code(), fact(shapes, kind));
            declared.put(kind.code(), fact);
            facts.put(kind.code(), ListType.create(fact));
        }
        declared.put("Facts", struct("Facts", facts));
        Map<String, CelType> numbers = new LinkedHashMap<>();
        parameters.forEach(code -> numbers.put(code, SimpleType.INT));
        declared.put("Numbers", struct("Numbers", numbers));
        this.types = declared.buildOrThrow();
    }

    StructType type(String name) {
        StructType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("No type " + name);
        }
        return type;
    }

    /** Whether the record is a fact of some kind, which are the types named in capitals. */
    static boolean isFact(CelType record) {
        return record.name().equals(record.name().toUpperCase(Locale.ROOT));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(types.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    private static StructType struct(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> fixed = ImmutableMap.copyOf(fields);
        return StructType.create(name, fixed.keySet(), field -> Optional.ofNullable(fixed.get(field)));
    }

    private static Map<String, CelType> household(StructType person) {
        Map<String, CelType> fields = types(HouseholdFields.ALL);
        fields.put("members", ListType.create(person));
        return fields;
    }

    private static <T> Map<String, CelType> types(List<Field<T>> fields) {
        Map<String, CelType> types = new LinkedHashMap<>();
        fields.forEach(field -> types.put(field.name(), field.type()));
        return types;
    }

    private static Map<String, CelType> fact(FactShapes shapes, FactKind kind) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        fields.put("factId", SimpleType.STRING);
        fields.put("personId", SimpleType.STRING);
        fields.put("period", SimpleType.STRING);
        fields.put("version", SimpleType.STRING);
        for (FieldContract field : shapes.fields(kind)) {
            fields.put(field.name(), type(field));
        }
        return fields;
    }

    private static CelType type(FieldContract field) {
        return switch (field.type()) {
            case INTEGER, MONEY -> SimpleType.INT;
            case DECIMAL -> SimpleType.DOUBLE;
            case BOOLEAN -> SimpleType.BOOL;
            case TEXT, NAME, ID_NO, DATE, MONTH, CODE, DIVISION, PHONE, BANK_CARD -> SimpleType.STRING;
        };
    }
}
