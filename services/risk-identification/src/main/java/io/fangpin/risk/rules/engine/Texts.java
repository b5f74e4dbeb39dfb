package io.fangpin.risk.rules.engine;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Text;
import io.fangpin.risk.rules.engine.Code.Whole;
import io.fangpin.risk.rules.engine.Failure.Reason;
import org.jspecify.annotations.Nullable;

/** What CEL does with texts; they are ordered by UTF-16 unit and measured in code points. */
final class Texts {
    private Texts() {}

    static @Nullable Code binary(String overload, Text a, Text b) {
        return switch (overload) {
            case "add_string" -> (Text) frame -> joined(frame, a.of(frame), b.of(frame));
            case "less_string" -> (Flag) frame -> a.of(frame).compareTo(b.of(frame)) < 0;
            case "less_equals_string" -> (Flag) frame -> a.of(frame).compareTo(b.of(frame)) <= 0;
            case "greater_string" -> (Flag) frame -> a.of(frame).compareTo(b.of(frame)) > 0;
            case "greater_equals_string" -> (Flag) frame -> a.of(frame).compareTo(b.of(frame)) >= 0;
            case "contains_string" -> (Flag) frame -> a.of(frame).contains(b.of(frame));
            case "starts_with_string" -> (Flag) frame -> a.of(frame).startsWith(b.of(frame));
            case "ends_with_string" -> (Flag) frame -> a.of(frame).endsWith(b.of(frame));
            case "matches", "matches_string" -> (Flag) frame -> matches(a.of(frame), b.of(frame));
            case "daysBetween_string_string" -> (Whole) frame -> Calls.daysBetween(a.of(frame), b.of(frame));
            case "monthsBetween_string_string" -> (Whole) frame -> Dates.monthsBetween(a.of(frame), b.of(frame));
            default -> null;
        };
    }

    static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Reason.UNREADABLE.failure();
        }
    }

    static double real(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw Reason.UNREADABLE.failure();
        }
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true", "TRUE", "True", "t", "1" -> true;
            case "false", "FALSE", "False", "f", "0" -> false;
            default -> throw Reason.UNREADABLE.failure();
        };
    }

    static long size(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String joined(Frame frame, String a, String b) {
        frame.build(a.length() + b.length());
        return a + b;
    }

    private static boolean matches(String text, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            throw Reason.UNREADABLE.failure();
        }
    }
}
