package io.fangpin.risk.rules.engine;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The macro whose expansion a comprehension is; cel-java hands over only the expansion. */
sealed interface MacroShape {
    record Any(boolean decisive, CelExpr predicate) implements MacroShape {}

    record ExistsOne(CelExpr predicate) implements MacroShape {}

    record Mapped(@Nullable CelExpr condition, CelExpr transform) implements MacroShape {}

    /** Empty when it is the expansion of none. */
    static Optional<MacroShape> of(CelComprehension c) {
        if (!c.iterVar2().isEmpty()) {
            return Optional.empty();
        }
        CelExpr init = c.accuInit();
        CelExpr step = c.loopStep();
        if (isFlag(init, true) && isCall(step, "_&&_") && isAccumulator(c, arg(step, 0))) {
            return Optional.of(new Any(false, arg(step, 1)));
        }
        if (isFlag(init, false) && isCall(step, "_||_") && isAccumulator(c, arg(step, 0))) {
            return Optional.of(new Any(true, arg(step, 1)));
        }
        if (isZero(init) && isCall(step, "_?_:_") && isCall(c.result(), "_==_") && isAccumulator(c, arg(step, 2))) {
            return Optional.of(new ExistsOne(arg(step, 0)));
        }
        if (init.getKind() == Kind.LIST && init.list().elements().isEmpty() && isAccumulator(c, c.result())) {
            return mapped(c, step);
        }
        return Optional.empty();
    }

    private static Optional<MacroShape> mapped(CelComprehension c, CelExpr step) {
        if (isCall(step, "_?_:_") && isAccumulator(c, arg(step, 2))) {
            return appended(c, arg(step, 1)).map(element -> new Mapped(arg(step, 0), element));
        }
        return appended(c, step).map(element -> new Mapped(null, element));
    }

    /** What {@code accumulator + [element]} appends. */
    private static Optional<CelExpr> appended(CelComprehension c, CelExpr step) {
        if (!isCall(step, "_+_")
                || !isAccumulator(c, arg(step, 0))
                || arg(step, 1).getKind() != Kind.LIST) {
            return Optional.empty();
        }
        List<CelExpr> elements = arg(step, 1).list().elements();
        return elements.size() == 1 ? Optional.of(elements.get(0)) : Optional.empty();
    }

    private static CelExpr arg(CelExpr call, int index) {
        return call.call().args().get(index);
    }

    private static boolean isCall(CelExpr expr, String function) {
        return expr.getKind() == Kind.CALL && expr.call().function().equals(function);
    }

    private static boolean isAccumulator(CelComprehension c, CelExpr expr) {
        return expr.getKind() == Kind.IDENT && expr.ident().name().equals(c.accuVar());
    }

    private static boolean isFlag(CelExpr expr, boolean value) {
        return expr.getKind() == Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                && expr.constant().booleanValue() == value;
    }

    private static boolean isZero(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.INT64_VALUE
                && expr.constant().int64Value() == 0;
    }
}
