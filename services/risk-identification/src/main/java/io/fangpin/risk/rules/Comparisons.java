package io.fangpin.risk.rules;

import io.fangpin.risk.domain.RuleDefinition.Comparison;
import io.fangpin.risk.domain.RuleDefinition.Days;
import io.fangpin.risk.domain.RuleDefinition.Held;
import io.fangpin.risk.rules.YamlMap.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the clauses that hold the value they show against the policy number they show: of these alone a distance means something. */
final class Comparisons {
    private static final String OPERATOR = "\\s*(<=|<|>=|>)\\s*numbers\\.";
    /** A day that may be absent is shown as a dash. */
    private static final Pattern MAYBE = Pattern.compile("has\\((\\S+)\\) \\? \\1 : '-'");

    private Comparisons() {}

    /** Null when the condition is none, or one of several ways in which the clause may hold. */
    static @Nullable Held of(PackSource.Clause clause) {
        Text observed = clause.observed();
        Text parameter = clause.parameter();
        if (observed == null || parameter == null || clause.cel().value().contains("||")) {
            return null;
        }
        String cel = clause.cel().value();
        String code = parameter.value();
        String value = observed.value();
        Comparison alone = held(value, code, cel);
        if (alone != null) {
            return new Held(alone, null);
        }
        Matcher maybe = MAYBE.matcher(value);
        String day = maybe.matches() ? maybe.group(1) : value;
        Comparison since = held("daysBetween(" + day + ", today)", code, cel);
        if (since != null) {
            return new Held(since, Days.SINCE);
        }
        Comparison until = held("daysBetween(today, " + day + ")", code, cel);
        return until == null ? null : new Held(until, Days.UNTIL);
    }

    private static @Nullable Comparison held(String value, String parameter, String cel) {
        Matcher found = Pattern.compile(
                        "(?:^|&&\\s*)" + Pattern.quote(value) + OPERATOR + Pattern.quote(parameter) + "(?:$|\\s*&&)")
                .matcher(cel);
        return found.find() ? named(found.group(1)) : null;
    }

    private static Comparison named(String operator) {
        return switch (operator) {
            case "<" -> Comparison.BELOW;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.ABOVE;
            default -> Comparison.AT_LEAST;
        };
    }
}
