package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Real;
import io.fangpin.risk.rules.engine.Code.Whole;
import io.fangpin.risk.rules.engine.Failure.Reason;
import org.jspecify.annotations.Nullable;

/** Arithmetic as CEL has it: whole numbers never wrap, and nothing is divided by zero but reals. */
final class Numbers {
    private static final int FIRST_EXPONENT_BEYOND = 63;

    private Numbers() {}

    static @Nullable Code binary(String overload, Whole a, Whole b) {
        return switch (overload) {
            case "add_int64" -> (Whole) frame -> sum(a.of(frame), b.of(frame));
            case "subtract_int64" -> (Whole) frame -> difference(a.of(frame), b.of(frame));
            case "multiply_int64" -> (Whole) frame -> product(a.of(frame), b.of(frame));
            case "divide_int64" -> (Whole) frame -> quotient(a.of(frame), b.of(frame));
            case "modulo_int64" -> (Whole) frame -> remainder(a.of(frame), b.of(frame));
            case "less_int64" -> new Less(a, b);
            case "less_equals_int64" -> new LessOrEqual(a, b);
            case "greater_int64" -> new Greater(a, b);
            case "greater_equals_int64" -> new GreaterOrEqual(a, b);
            default -> null;
        };
    }

    private record Less(Whole left, Whole right) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return left.of(frame) < right.of(frame);
        }
    }

    private record LessOrEqual(Whole left, Whole right) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return left.of(frame) <= right.of(frame);
        }
    }

    private record Greater(Whole left, Whole right) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return left.of(frame) > right.of(frame);
        }
    }

    private record GreaterOrEqual(Whole left, Whole right) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return left.of(frame) >= right.of(frame);
        }
    }

    static @Nullable Code binary(String overload, Real a, Real b) {
        return switch (overload) {
            case "add_double" -> (Real) frame -> a.of(frame) + b.of(frame);
            case "subtract_double" -> (Real) frame -> a.of(frame) - b.of(frame);
            case "multiply_double" -> (Real) frame -> a.of(frame) * b.of(frame);
            case "divide_double" -> (Real) frame -> a.of(frame) / b.of(frame);
            case "less_double" -> (Flag) frame -> a.of(frame) < b.of(frame);
            case "less_equals_double" -> (Flag) frame -> a.of(frame) <= b.of(frame);
            case "greater_double" -> (Flag) frame -> a.of(frame) > b.of(frame);
            case "greater_equals_double" -> (Flag) frame -> a.of(frame) >= b.of(frame);
            default -> null;
        };
    }

    static long negated(long a) {
        if (a == Long.MIN_VALUE) {
            throw Reason.OVERFLOW.failure();
        }
        return -a;
    }

    static long whole(double a) {
        // The smallest whole number is refused too: that many reals near it would become it.
        if (Math.getExponent(a) >= FIRST_EXPONENT_BEYOND) {
            throw Reason.OVERFLOW.failure();
        }
        return (long) a;
    }

    static long sum(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw Reason.OVERFLOW.failure();
        }
        return sum;
    }

    private static long difference(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw Reason.OVERFLOW.failure();
        }
        return difference;
    }

    private static long product(long a, long b) {
        long low = a * b;
        if (Math.multiplyHigh(a, b) != low >> 63) {
            throw Reason.OVERFLOW.failure();
        }
        return low;
    }

    private static long quotient(long a, long b) {
        if (b == 0) {
            throw Reason.DIVISION_BY_ZERO.failure();
        }
        if (a == Long.MIN_VALUE && b == -1) {
            throw Reason.OVERFLOW.failure();
        }
        return a / b;
    }

    private static long remainder(long a, long b) {
        if (b == 0) {
            throw Reason.DIVISION_BY_ZERO.failure();
        }
        return a % b;
    }
}
