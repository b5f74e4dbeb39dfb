package io.fangpin.risk.rules.engine;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Real;
import io.fangpin.risk.rules.engine.Code.Text;
import io.fangpin.risk.rules.engine.Code.Thing;
import io.fangpin.risk.rules.engine.Code.Whole;
import io.fangpin.risk.rules.engine.Failure.Reason;
import io.fangpin.risk.rules.engine.Field.Reading;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reading a field of a record; one that is absent has no value. */
final class Selects {
    private static final Map<String, Field<PersonView>> PERSON = byName(PersonFields.ALL);
    private static final Map<String, Field<HouseholdView>> HOUSEHOLD = byName(HouseholdFields.ALL);

    private Selects() {}

    /** How the field of a record is read; null when the record has none of this name. */
    static @Nullable Reading<Object> reading(String record, String field) {
        return switch (record) {
            case "Person" -> unchecked(PERSON.get(field));
            case "Household" -> unchecked(HOUSEHOLD.get(field));
            default -> ofFact(field);
        };
    }

    static Flag has(Thing record, Reading<Object> reading) {
        return new Has(record, reading);
    }

    static @Nullable Code field(CelType type, Thing record, Reading<Object> reading) {
        if (type.equals(SimpleType.INT)) {
            return new WholeField(record, reading);
        }
        if (type.equals(SimpleType.STRING)) {
            return new TextField(record, reading);
        }
        if (type.equals(SimpleType.BOOL)) {
            return new FlagField(record, reading);
        }
        if (type.equals(SimpleType.DOUBLE)) {
            return (Real) frame -> cast(Double.class, reading.of(record.of(frame)));
        }
        return null;
    }

    private record Has(Thing record, Reading<Object> reading) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return reading.of(record.of(frame)) != null;
        }
    }

    private record WholeField(Thing record, Reading<Object> reading) implements Whole {
        @Override
        public long of(Frame frame) {
            return whole(reading.of(record.of(frame)));
        }
    }

    private record TextField(Thing record, Reading<Object> reading) implements Text {
        @Override
        public String of(Frame frame) {
            return cast(String.class, reading.of(record.of(frame)));
        }
    }

    private record FlagField(Thing record, Reading<Object> reading) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return cast(Boolean.class, reading.of(record.of(frame)));
        }
    }

    /** A value that the department's row gave. */
    private record FactValue(String field) implements Reading<Object> {
        @Override
        public @Nullable Object of(Object fact) {
            return ((KnownFact) fact).values().get(field);
        }
    }

    /** The facts of one kind; a rule names only kinds it reads, so the list is always there. */
    static Code.Many facts(Thing facts, int kind) {
        return frame -> ((FactsView) facts.of(frame)).list(kind);
    }

    private static Reading<Object> ofFact(String field) {
        return switch (field) {
            case "factId" -> fact -> ((KnownFact) fact).factId();
            case "personId" -> fact -> ((KnownFact) fact).personId();
            case "period" -> fact -> ((KnownFact) fact).period();
            case "version" -> fact -> ((KnownFact) fact).version();
            default -> new FactValue(field);
        };
    }

    /** Whole numbers may come back from a state store as the narrowest type that holds them. */
    private static long whole(@Nullable Object value) {
        if (value instanceof Long whole) {
            return whole;
        }
        return cast(Integer.class, value);
    }

    private static <T> T cast(Class<T> type, @Nullable Object value) {
        if (value == null) {
            throw Reason.ABSENT.failure();
        }
        if (!type.isInstance(value)) {
            throw Reason.UNREADABLE.failure();
        }
        return type.cast(value);
    }

    @SuppressWarnings("unchecked") // the type checker has seen to it that the record is of the field's type
    private static @Nullable Reading<Object> unchecked(@Nullable Field<?> field) {
        return field == null ? null : (Reading<Object>) field.reading();
    }

    private static <T> Map<String, Field<T>> byName(List<Field<T>> fields) {
        return fields.stream().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
    }
}
