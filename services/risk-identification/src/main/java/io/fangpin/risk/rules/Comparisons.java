package io.fangpin.risk.rules;

import io.fangpin.risk.domain.RuleDefinition.Comparison;
import io.fangpin.risk.rules.YamlMap.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the clauses that hold the value they show against the policy number they show: of these alone a distance means something. */
final class Comparisons {
    private static final String OPERATOR = "\\s*(<=|<|>=|>)\\s*numbers\\.";

    private Comparisons() {}

    /** Null when the condition is none, or one of several ways in which the clause may hold. */
    static @Nullable Comparison of(PackSource.Clause clause) {
        Text observed = clause.observed();
        Text parameter = clause.parameter();
        if (observed == null || parameter == null || clause.cel().value().contains("||")) {
            return null;
        }
        Matcher found = Pattern.compile("(?:^|&&\\s*)" + Pattern.quote(observed.value()) + OPERATOR
                        + Pattern.quote(parameter.value()) + "(?:$|\\s*&&)")
                .matcher(clause.cel().value());
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
