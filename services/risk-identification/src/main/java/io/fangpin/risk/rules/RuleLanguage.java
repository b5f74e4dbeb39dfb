package io.fangpin.risk.rules;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.rules.YamlMap.Text;
import io.fangpin.risk.rules.engine.Expression;
import io.fangpin.risk.rules.engine.ExpressionCompiler;
import io.fangpin.risk.rules.engine.Frame;
import io.fangpin.risk.rules.engine.Symbols;
import io.fangpin.risk.rules.engine.Unsupported;
import io.fangpin.schemas.matching.FactKind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CEL with the variables of one rule: {@code household}, {@code facts}, {@code numbers}, {@code today}, {@code year}; for a
 * PERSON rule also {@code person} and the person's {@code own} facts; with forEach also {@code fact}.
 */
final class RuleLanguage {
    /** What an expression must yield. */
    enum Yields {
        BOOL,
        STRING,
        /** The name of a level, written out: a typo must not come to light only when the rule matches. */
        LEVEL,
        VALUE,
        FACTS
    }

    /** Characters of one expression; the longest shipped has some 400. */
    private static final int LONGEST = 10_000;

    static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(Frame.MOST_ITERATIONS)
            .maxExpressionCodePointSize(LONGEST)
            .build();

    private final CelCompiler compiler;
    private final Faults faults;

    RuleLanguage(Scope scope, @Nullable FactKind forEach, Vocabulary vocabulary, Faults faults) {
        this.faults = faults;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(vocabulary)
                .addFunctionDeclarations(
                        function("daysBetween", SimpleType.INT, SimpleType.STRING, SimpleType.STRING),
                        function("monthsBetween", SimpleType.INT, SimpleType.STRING, SimpleType.STRING),
                        function("monthOf", SimpleType.STRING, SimpleType.STRING),
                        function("yearOf", SimpleType.INT, SimpleType.STRING),
                        function("dayOfYear", SimpleType.INT, SimpleType.STRING),
                        function("sum", SimpleType.INT, ListType.create(SimpleType.INT)))
                .addVar("household", vocabulary.type("Household"))
                .addVar("facts", vocabulary.type("Facts"))
                .addVar("numbers", vocabulary.type("Numbers"))
                .addVar("today", SimpleType.STRING)
                .addVar("year", SimpleType.INT);
        if (scope == Scope.PERSON) {
            builder.addVar("person", vocabulary.type("Person")).addVar("own", vocabulary.type("Facts"));
        }
        if (forEach != null) {
            builder.addVar("fact", vocabulary.type(forEach.code()));
        }
        this.compiler = builder.build();
    }

    /** The code of an expression; empty, with a fault at its line, when something in it is unresolved or unknown. */
    Optional<Expression> compile(Text text, Yields yields, Symbols symbols) {
        return check(text, yields).flatMap(ast -> {
            try {
                return Optional.of(ExpressionCompiler.compile(ast, symbols));
            } catch (Unsupported e) {
                faults.add(
                        text.line() + lineOf(e.exprId(), ast) - 1,
                        "规则表达式不支持：" + e.getMessage(),
                        "rules cannot use " + e.getMessage());
                return Optional.empty();
            }
        });
    }

    /** The checked syntax tree of an expression. */
    Optional<CelAbstractSyntaxTree> check(Text text, Yields yields) {
        if (text.value().isEmpty()) {
            return Optional.empty();
        }
        try {
            CelValidationResult result = compiler.compile(text.value());
            if (result.hasError()) {
                result.getErrors()
                        .forEach(issue -> faults.add(
                                text.line() + Math.max(issue.getSourceLocation().getLine(), 1) - 1,
                                "表达式错误",
                                issue.getMessage()));
                return Optional.empty();
            }
            CelAbstractSyntaxTree ast = result.getAst();
            if (!fits(ast.getResultType(), yields)) {
                faults.add(
                        text.line(),
                        "表达式类型应为 " + yields,
                        "the expression must yield " + yields + ", not "
                                + ast.getResultType().name());
                return Optional.empty();
            }
            if (yields == Yields.LEVEL && !LevelNames.only(ast.getExpr())) {
                faults.add(
                        text.line(),
                        "级别须直接写为 " + LevelNames.ALL + " 之一",
                        "the level must be written as one of " + LevelNames.ALL);
                return Optional.empty();
            }
            return Optional.of(ast);
        } catch (CelValidationException e) {
            faults.add(text.line(), "表达式错误", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static int lineOf(long exprId, CelAbstractSyntaxTree ast) {
        Integer offset = ast.getSource().getPositionsMap().get(exprId);
        return offset == null
                ? 1
                : ast.getSource()
                        .getOffsetLocation(offset)
                        .map(CelSourceLocation::getLine)
                        .orElse(1);
    }

    private static boolean fits(CelType type, Yields yields) {
        return switch (yields) {
            case BOOL -> type.equals(SimpleType.BOOL);
            case STRING, LEVEL -> type.equals(SimpleType.STRING);
            case VALUE ->
                Set.of(SimpleType.BOOL, SimpleType.STRING, SimpleType.INT).contains(type);
            case FACTS ->
                type instanceof ListType list
                        && list.elemType().kind() == CelKind.STRUCT
                        && Vocabulary.isFact(list.elemType());
        };
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
