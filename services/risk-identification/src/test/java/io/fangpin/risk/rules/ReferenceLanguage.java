package io.fangpin.risk.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelRuntimeFactory;
import io.fangpin.risk.rules.engine.Failure.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** cel-java's interpreter with the functions that rules may call. */
final class ReferenceLanguage {
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(RuleLanguage.OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from(
                            "daysBetween_string_string",
                            String.class,
                            String.class,
                            (from, to) -> ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to))),
                    CelFunctionBinding.from(
                            "monthsBetween_string_string",
                            String.class,
                            String.class,
                            (from, to) -> monthsBetween(LocalDate.parse(from), LocalDate.parse(to))),
                    CelFunctionBinding.from(
                            "monthOf_string",
                            String.class,
                            day -> LocalDate.parse(day).toString().substring(0, 7)),
                    CelFunctionBinding.from("yearOf_string", String.class, day ->
                            (long) LocalDate.parse(day).getYear()),
                    CelFunctionBinding.from("dayOfYear_string", String.class, day ->
                            (long) LocalDate.parse(day).getDayOfYear()),
                    CelFunctionBinding.from(
                            "sum_list",
                            List.class,
                            numbers -> ((List<?>) numbers)
                                    .stream().mapToLong(number -> (Long) number).reduce(0, Math::addExact)))
            .build();

    private ReferenceLanguage() {}

    /** How often a month can be added without passing the day. */
    private static long monthsBetween(LocalDate from, LocalDate to) {
        long months = ChronoUnit.MONTHS.between(from, to) + 1;
        while (from.plusMonths(months).isAfter(to)) {
            months--;
        }
        return months;
    }

    static Program program(CelAbstractSyntaxTree ast) {
        try {
            return RUNTIME.createProgram(ast);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Why cel-java has no value. */
    static Reason reason(CelEvaluationException e) {
        return switch (e.getErrorCode()) {
            case DIVIDE_BY_ZERO -> Reason.DIVISION_BY_ZERO;
            case NUMERIC_OVERFLOW -> Reason.OVERFLOW;
            case ITERATION_BUDGET_EXCEEDED -> Reason.TOO_LONG;
            case ATTRIBUTE_NOT_FOUND, INDEX_OUT_OF_BOUNDS -> Reason.ABSENT;
            case BAD_FORMAT, INVALID_ARGUMENT -> Reason.UNREADABLE;
            case INTERNAL_ERROR -> ofOurFunctions(e);
            default -> throw new IllegalStateException("Unexpected: " + e.getErrorCode(), e);
        };
    }

    private static Reason ofOurFunctions(CelEvaluationException e) {
        return switch (e.getCause()) {
            case DateTimeException date -> Reason.UNREADABLE;
            case ArithmeticException sum -> Reason.OVERFLOW;
            case IllegalArgumentException index -> Reason.ABSENT;
            case null, default -> throw new IllegalStateException(e);
        };
    }
}
