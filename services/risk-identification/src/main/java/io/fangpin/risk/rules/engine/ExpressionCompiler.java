package io.fangpin.risk.rules.engine;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Many;
import io.fangpin.risk.rules.engine.Code.Text;
import io.fangpin.risk.rules.engine.Code.Thing;
import io.fangpin.risk.rules.engine.Code.Whole;
import io.fangpin.risk.rules.engine.Field.Reading;
import io.fangpin.schemas.matching.FactKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes code of a checked syntax tree; what it does not know is {@link Unsupported}, never evaluated in another way. */
public final class ExpressionCompiler {
    /** What differs among the subjects of a household. */
    private static final Set<String> SUBJECT = Set.of("person", "own", "fact");

    private final CelAbstractSyntaxTree ast;
    private final Symbols symbols;
    private final Map<String, Integer> variables;
    private final int depth;

    private ExpressionCompiler(CelAbstractSyntaxTree ast, Symbols symbols, Map<String, Integer> variables, int depth) {
        this.ast = ast;
        this.symbols = symbols;
        this.variables = variables;
        this.depth = depth;
    }

    /** Compiles; {@code symbols} learns what the expression names. */
    public static Expression compile(CelAbstractSyntaxTree ast, Symbols symbols) {
        boolean ofSubject =
                ast.getReferenceMap().values().stream().anyMatch(reference -> SUBJECT.contains(reference.name()));
        Code code = new ExpressionCompiler(ast, symbols, Map.of(), 0).code(ast.getExpr());
        return new Expression(code instanceof Flag flag ? OwnClass.of(flag) : code, ofSubject, NeededKinds.of(ast));
    }

    private Code code(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> known(expr, expr.constant().getKind().name(), Constants.of(expr.constant()));
            case IDENT -> ident(expr);
            case SELECT -> select(expr);
            case CALL -> call(expr);
            case LIST -> list(expr);
            case COMPREHENSION -> comprehension(expr);
            case STRUCT, MAP, NOT_SET -> throw unsupported(expr, expr.getKind().name());
        };
    }

    private Code ident(CelExpr expr) {
        String name = expr.ident().name();
        Integer slot = variables.get(name);
        if (slot != null) {
            int at = slot;
            return known(expr, name, Typed.of(type(expr), frame -> frame.variable(at)));
        }
        return switch (name) {
            case "household" -> (Thing) Frame::household;
            case "facts" -> (Thing) frame -> frame.household().facts();
            case "person" -> (Thing) Frame::onePerson;
            case "own" -> (Thing) frame -> frame.onePerson().own();
            case "fact" -> (Thing) Frame::oneFact;
            case "today" -> (Text) frame -> frame.household().today();
            case "year" ->
                (Whole) frame -> frame.household().situation().today().getYear();
            default -> throw unsupported(expr, name);
        };
    }

    private Code select(CelExpr expr) {
        CelExpr operand = expr.select().operand();
        String field = expr.select().field();
        boolean has = expr.select().testOnly();
        CelType struct = type(operand);
        if (ast.getReference(expr.id()).isPresent() || struct.kind() != CelKind.STRUCT) {
            throw unsupported(expr, "." + field);
        }
        if (struct.name().equals("Numbers")) {
            return number(expr, operand, field, has);
        }
        Thing record = as(Thing.class, operand);
        if (struct.name().equals("Facts") || (struct.name().equals("Household") && field.equals("members"))) {
            Many list = struct.name().equals("Facts")
                    ? Selects.facts(record, symbols.kind(new FactKind(field)))
                    : frame -> ((HouseholdView) record.of(frame)).members();
            return has ? (Flag) frame -> list.of(frame) != null : list;
        }
        Reading<Object> reading = Selects.reading(struct.name(), field);
        if (reading == null) {
            throw unsupported(expr, "." + field);
        }
        return has
                ? Selects.has(record, reading)
                : known(expr, "." + field, Selects.field(type(expr), record, reading));
    }

    /** A rule is not evaluated while one of its numbers is missing, so that each is there. */
    private Code number(CelExpr expr, CelExpr operand, String code, boolean has) {
        if (operand.getKind() != Kind.IDENT
                || variables.containsKey(operand.ident().name())) {
            throw unsupported(expr, "numbers");
        }
        int index = symbols.number(code);
        return has ? (Flag) frame -> true : (Whole) frame -> frame.number(index);
    }

    private Code list(CelExpr expr) {
        if (!expr.list().optionalIndices().isEmpty()) {
            throw unsupported(expr, "?");
        }
        return Lists.of(codes(expr.list().elements()));
    }

    private Code call(CelExpr expr) {
        CelCall call = expr.call();
        List<String> overloads = ast.getReferenceOrThrow(expr.id()).overloadIds();
        if (overloads.size() != 1) {
            throw unsupported(expr, call.function());
        }
        List<CelExpr> args =
                Stream.concat(call.target().stream(), call.args().stream()).toList();
        String overload = overloads.get(0);
        return switch (overload) {
            case "logical_and" -> Logic.all(sides(expr, call.function()));
            case "logical_or" -> Logic.any(sides(expr, call.function()));
            case "conditional" ->
                known(expr, "?:", Typed.choice(as(Flag.class, args.get(0)), code(args.get(1)), code(args.get(2))));
            case "equals" -> equality(expr, args);
            case "not_equals" -> {
                Flag equal = equality(expr, args);
                yield new Logic.Not(equal);
            }
            case "in_list" -> in(expr, args.get(0), args.get(1));
            case "index_list" -> {
                Many list = as(Many.class, args.get(0));
                Whole index = as(Whole.class, args.get(1));
                yield known(expr, "[]", Typed.of(type(expr), frame -> Lists.element(list.of(frame), index.of(frame))));
            }
            default -> known(expr, call.function() + " (" + overload + ")", Calls.of(overload, codes(args)));
        };
    }

    /** What a chain of one operator joins, in its order: {@code a && (b && c)} is as {@code a && b && c}. */
    private List<Flag> sides(CelExpr expr, String operator) {
        return expr.getKind() == Kind.CALL && expr.call().function().equals(operator)
                ? expr.call().args().stream()
                        .flatMap(side -> sides(side, operator).stream())
                        .toList()
                : List.of(as(Flag.class, expr));
    }

    private Flag equality(CelExpr expr, List<CelExpr> args) {
        Code left = code(args.get(0));
        Code right = code(args.get(1));
        boolean comparable = !(left instanceof Many) || (ofPlainValues(args.get(0)) && ofPlainValues(args.get(1)));
        Flag equal = comparable ? Equality.of(left, right) : null;
        if (equal == null) {
            throw unsupported(expr, "== of records");
        }
        return equal;
    }

    private Flag in(CelExpr expr, CelExpr value, CelExpr list) {
        Code one = code(value);
        if (!ofPlainValues(list) || one instanceof Thing) {
            throw unsupported(expr, "in of records");
        }
        Set<Object> fixed = Constants.allOf(list);
        return fixed != null && (one instanceof Text || one instanceof Whole)
                ? Equality.in(one, fixed)
                : Equality.in(one, as(Many.class, list));
    }

    private Code comprehension(CelExpr expr) {
        CelComprehension loop = expr.comprehension();
        MacroShape shape = MacroShape.of(loop).orElseThrow(() -> unsupported(expr, "comprehension"));
        Many range = as(Many.class, loop.iterRange());
        if (depth >= Frame.MOST_VARIABLES) {
            throw unsupported(expr, "more than " + Frame.MOST_VARIABLES + " nested loops");
        }
        Map<String, Integer> inside = new HashMap<>(variables);
        inside.put(loop.iterVar(), depth);
        ExpressionCompiler body = new ExpressionCompiler(ast, symbols, Map.copyOf(inside), depth + 1);
        return switch (shape) {
            case MacroShape.Any any -> Macros.any(any.decisive(), range, depth, body.as(Flag.class, any.predicate()));
            case MacroShape.ExistsOne one -> Macros.existsOne(range, depth, body.as(Flag.class, one.predicate()));
            case MacroShape.Mapped mapped ->
                Macros.map(
                        range,
                        depth,
                        mapped.condition() == null ? null : body.as(Flag.class, mapped.condition()),
                        body.code(mapped.transform()));
        };
    }

    private boolean ofPlainValues(CelExpr list) {
        CelType type = type(list);
        while (type instanceof ListType nested) {
            type = nested.elemType();
        }
        return type instanceof SimpleType && !type.equals(SimpleType.DYN);
    }

    private List<Code> codes(List<CelExpr> exprs) {
        return exprs.stream().map(this::code).toList();
    }

    private <T extends Code> T as(Class<T> kind, CelExpr expr) {
        Code code = code(expr);
        if (!kind.isInstance(code)) {
            throw unsupported(expr, type(expr).name());
        }
        return kind.cast(code);
    }

    private CelType type(CelExpr expr) {
        return ast.getTypeOrThrow(expr.id());
    }

    private static Code known(CelExpr expr, String what, @Nullable Code code) {
        if (code == null) {
            throw unsupported(expr, what);
        }
        return code;
    }

    private static Unsupported unsupported(CelExpr expr, String what) {
        return new Unsupported(expr.id(), what);
    }
}
