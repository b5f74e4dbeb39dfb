package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Many;
import io.fangpin.risk.rules.engine.Code.Real;
import io.fangpin.risk.rules.engine.Code.Text;
import io.fangpin.risk.rules.engine.Code.Whole;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code of each overload that a rule may call, by the id that the type checker resolved it to. */
final class Calls {
    private Calls() {}

    /** Null for an overload that is not known here, or known only with other arguments. */
    static @Nullable Code of(String overload, List<Code> args) {
        if (args.size() == 1) {
            return switch (args.get(0)) {
                case Flag a -> unary(overload, a);
                case Whole a -> unary(overload, a);
                case Real a -> unary(overload, a);
                case Text a -> unary(overload, a);
                case Many a -> unary(overload, a);
                case Code.Thing a -> null;
            };
        }
        if (args.size() != 2) {
            return null;
        }
        if (args.get(0) instanceof Whole a && args.get(1) instanceof Whole b) {
            return Numbers.binary(overload, a, b);
        }
        if (args.get(0) instanceof Real a && args.get(1) instanceof Real b) {
            return Numbers.binary(overload, a, b);
        }
        if (args.get(0) instanceof Text a && args.get(1) instanceof Text b) {
            return Texts.binary(overload, a, b);
        }
        if (args.get(0) instanceof Flag a && args.get(1) instanceof Flag b) {
            return binary(overload, a, b);
        }
        if (args.get(0) instanceof Many a && args.get(1) instanceof Many b) {
            return overload.equals("add_list") ? Lists.joined(a, b) : null;
        }
        return null;
    }

    private static @Nullable Code unary(String overload, Flag a) {
        return switch (overload) {
            case "logical_not" -> new Logic.Not(a);
            case "bool_to_bool" -> a;
            case "bool_to_string" -> (Text) frame -> Boolean.toString(a.of(frame));
            default -> null;
        };
    }

    private static @Nullable Code unary(String overload, Whole a) {
        return switch (overload) {
            case "negate_int64" -> (Whole) frame -> Numbers.negated(a.of(frame));
            case "int64_to_int64" -> a;
            case "int64_to_double" -> (Real) frame -> a.of(frame);
            case "int64_to_string" -> (Text) frame -> Long.toString(a.of(frame));
            default -> null;
        };
    }

    private static @Nullable Code unary(String overload, Real a) {
        return switch (overload) {
            case "negate_double" -> (Real) frame -> -a.of(frame);
            case "double_to_double" -> a;
            case "double_to_int64" -> (Whole) frame -> Numbers.whole(a.of(frame));
            case "double_to_string" -> (Text) frame -> Double.toString(a.of(frame));
            default -> null;
        };
    }

    private static @Nullable Code unary(String overload, Text a) {
        return switch (overload) {
            case "string_to_string" -> a;
            case "string_to_int64" -> (Whole) frame -> Texts.whole(a.of(frame));
            case "string_to_double" -> (Real) frame -> Texts.real(a.of(frame));
            case "string_to_bool" -> (Flag) frame -> Texts.flag(a.of(frame));
            case "size_string", "string_size" -> (Whole) frame -> Texts.size(a.of(frame));
            case "monthOf_string" ->
                (Text) frame -> Dates.day(a.of(frame)).toString().substring(0, 7);
            case "yearOf_string" -> (Whole) frame -> Dates.day(a.of(frame)).getYear();
            case "dayOfYear_string" -> (Whole) frame -> Dates.day(a.of(frame)).getDayOfYear();
            default -> null;
        };
    }

    private static @Nullable Code unary(String overload, Many a) {
        return switch (overload) {
            case "size_list", "list_size" -> (Whole) frame -> a.of(frame).size();
            case "sum_list" -> (Whole) frame -> Lists.sum(a.of(frame));
            default -> null;
        };
    }

    private static @Nullable Code binary(String overload, Flag a, Flag b) {
        return switch (overload) {
            case "less_bool" -> (Flag) frame -> !a.of(frame) & b.of(frame);
            case "less_equals_bool" -> (Flag) frame -> !a.of(frame) | b.of(frame);
            case "greater_bool" -> (Flag) frame -> a.of(frame) & !b.of(frame);
            case "greater_equals_bool" -> (Flag) frame -> a.of(frame) | !b.of(frame);
            default -> null;
        };
    }

    static long daysBetween(String from, String to) {
        return ChronoUnit.DAYS.between(Dates.day(from), Dates.day(to));
    }
}
