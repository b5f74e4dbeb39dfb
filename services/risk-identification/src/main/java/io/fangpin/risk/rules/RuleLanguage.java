package io.fangpin.risk.rules;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.rules.YamlMap.Text;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CEL with the variables of one rule: {@code household}, {@code facts}, {@code numbers}, {@code today}, {@code year}; for a
 * PERSON rule also {@code person} and the person's {@code own} facts; with forEach also {@code fact}.
 */
final class RuleLanguage {
    /** What an expression must yield. */
    enum Yields {
        BOOL,
        STRING,
        VALUE,
        FACTS
    }

    private static final CelOptions OPTIONS =
            CelOptions.current().comprehensionMaxIterations(10_000).build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from(
                            "daysBetween_string_string",
                            String.class,
                            String.class,
                            (from, to) -> ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to))),
                    CelFunctionBinding.from(
                            "monthOf_string",
                            String.class,
                            day -> LocalDate.parse(day).toString().substring(0, 7)),
                    CelFunctionBinding.from("yearOf_string", String.class, day ->
                            (long) LocalDate.parse(day).getYear()),
                    CelFunctionBinding.from("sum_list", List.class, RuleLanguage::sum),
                    CelFunctionBinding.from("dayOfYear_string", String.class, day ->
                            (long) LocalDate.parse(day).getDayOfYear()))
            .build();

    private final CelCompiler compiler;
    private final Faults faults;

    RuleLanguage(PackSource.Rule rule, Vocabulary vocabulary, Faults faults) {
        this.faults = faults;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(vocabulary)
                .addFunctionDeclarations(
                        function("daysBetween", SimpleType.INT, SimpleType.STRING, SimpleType.STRING),
                        function("monthOf", SimpleType.STRING, SimpleType.STRING),
                        function("yearOf", SimpleType.INT, SimpleType.STRING),
                        function("dayOfYear", SimpleType.INT, SimpleType.STRING),
                        function("sum", SimpleType.INT, ListType.create(SimpleType.INT)))
                .addVar("household", vocabulary.type("Household"))
                .addVar("facts", vocabulary.type("Facts"))
                .addVar("numbers", vocabulary.type("Numbers"))
                .addVar("today", SimpleType.STRING)
                .addVar("year", SimpleType.INT);
        if (rule.scope() == Scope.PERSON) {
            builder.addVar("person", vocabulary.type("Person")).addVar("own", vocabulary.type("Facts"));
        }
        if (rule.forEach() != null) {
            builder.addVar("fact", vocabulary.type(rule.forEach().code()));
        }
        this.compiler = builder.build();
    }

    /** The program of an expression; empty, with a fault at its line, when something in it is unresolved. */
    Optional<CelRuntime.Program> compile(Text expression, Yields yields) {
        if (expression.value().isEmpty()) {
            return Optional.empty();
        }
        try {
            CelValidationResult result = compiler.compile(expression.value());
            if (result.hasError()) {
                result.getErrors()
                        .forEach(issue -> faults.add(
                                expression.line() + issue.getSourceLocation().getLine() - 1,
                                "表达式错误",
                                issue.getMessage()));
                return Optional.empty();
            }
            CelType type = result.getAst().getResultType();
            if (!fits(type, yields)) {
                faults.add(
                        expression.line(),
                        "表达式类型应为 " + yields,
                        "the expression must yield " + yields + ", not " + type.name());
                return Optional.empty();
            }
            return Optional.of(RUNTIME.createProgram(result.getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            faults.add(expression.line(), "表达式错误", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean fits(CelType type, Yields yields) {
        return switch (yields) {
            case BOOL -> type.equals(SimpleType.BOOL);
            case STRING -> type.equals(SimpleType.STRING);
            case VALUE ->
                Set.of(SimpleType.BOOL, SimpleType.STRING, SimpleType.INT).contains(type);
            case FACTS -> type instanceof ListType && !(type.parameters().get(0) instanceof MapType);
        };
    }

    private static long sum(List<?> numbers) {
        return numbers.stream().mapToLong(number -> (Long) number).reduce(0, Math::addExact);
    }

    private static CelFunctionDecl function(String name, CelType result, CelType... arguments) {
        StringBuilder id = new StringBuilder(name);
        for (CelType argument : arguments) {
            id.append('_').append(argument.name());
        }
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(id.toString(), result, ImmutableList.copyOf(arguments)));
    }
}
