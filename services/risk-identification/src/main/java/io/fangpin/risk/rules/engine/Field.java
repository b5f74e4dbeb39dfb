package io.fangpin.risk.rules.engine;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import org.jspecify.annotations.Nullable;

/**
 * A value that rules may name: its type in CEL and how it is read.
 *
 * @param reading yields a Long for INT, a Double for DOUBLE, a Boolean for BOOL, a String for STRING; null when it is absent
 */
public record Field<T>(String name, CelType type, Reading<T> reading) {

    /** Reads the value; null when it is absent. */
    @FunctionalInterface
    public interface Reading<T> {
        @Nullable
        Object of(T from);
    }

    static <T> Field<T> text(String name, Reading<T> reading) {
        return new Field<>(name, SimpleType.STRING, reading);
    }

    static <T> Field<T> whole(String name, Reading<T> reading) {
        return new Field<>(name, SimpleType.INT, reading);
    }

    static <T> Field<T> flag(String name, Reading<T> reading) {
        return new Field<>(name, SimpleType.BOOL, reading);
    }
}
