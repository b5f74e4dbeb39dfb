package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Many;
import io.fangpin.risk.rules.engine.Code.Real;
import io.fangpin.risk.rules.engine.Code.Text;
import io.fangpin.risk.rules.engine.Code.Whole;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CEL's {@code ==} and {@code in} over values of one type; records are told apart by their fields only. */
final class Equality {
    private Equality() {}

    /** Null when values of this kind cannot be compared. */
    static @Nullable Flag of(Code left, Code right) {
        if (left instanceof Text a && right instanceof Text b) {
            return new SameText(a, b);
        }
        if (left instanceof Whole a && right instanceof Whole b) {
            return new SameWhole(a, b);
        }
        if (left instanceof Flag a && right instanceof Flag b) {
            return frame -> a.of(frame) == b.of(frame);
        }
        if (left instanceof Real a && right instanceof Real b) {
            return frame -> a.of(frame) == b.of(frame);
        }
        if (left instanceof Many a && right instanceof Many b) {
            return frame -> equal(a.of(frame), b.of(frame));
        }
        return null;
    }

    private record SameText(Text left, Text right) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return left.of(frame).equals(right.of(frame));
        }
    }

    private record SameWhole(Whole left, Whole right) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return left.of(frame) == right.of(frame);
        }
    }

    private record OneOf(Text text, Set<Object> fixed) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return fixed.contains(text.of(frame));
        }
    }

    /** Whether one of a fixed set of texts or whole numbers. */
    static Flag in(Code value, Set<Object> fixed) {
        return value instanceof Text text ? new OneOf(text, fixed) : frame -> fixed.contains(value.value(frame));
    }

    static Flag in(Code value, Many list) {
        return frame -> {
            Object one = value.value(frame);
            for (Object other : list.of(frame)) {
                // As cel-java: Double.equals finds NaN in a list, the operator does not.
                if (one.equals(other) || equal(one, other)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean equal(Object left, Object right) {
        if (left == right) {
            return true;
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a.doubleValue() == b.doubleValue();
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int i = 0; i < a.size(); i++) {
                if (!equal(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return left.equals(right);
    }
}
