package io.fangpin.risk.rules.engine;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import io.fangpin.schemas.matching.FactKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Of which kinds of facts a household must have at least one for a condition to hold: without any it is false, and never a
 * failure, so that a rule need not be looked at for most households.
 */
final class NeededKinds {
    private final CelAbstractSyntaxTree ast;

    private NeededKinds(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    /** Empty when the condition may hold, or fail, without any fact. */
    static Set<FactKind> of(CelAbstractSyntaxTree condition) {
        return new NeededKinds(condition).of(condition.getExpr()).orElse(Set.of());
    }

    private Optional<Set<FactKind>> of(CelExpr condition) {
        if (condition.getKind() == Kind.COMPREHENSION) {
            CelComprehension loop = condition.comprehension();
            return MacroShape.of(loop)
                    .filter(shape -> shape instanceof MacroShape.Any any && any.decisive())
                    .flatMap(exists -> listed(loop.iterRange()));
        }
        if (condition.getKind() != Kind.CALL) {
            return Optional.empty();
        }
        List<CelExpr> sides = condition.call().args();
        return switch (condition.call().function()) {
            case "_&&_" -> ofEither(of(sides.get(0)), of(sides.get(1)));
            case "_||_" -> ofBoth(of(sides.get(0)), of(sides.get(1)));
            default -> Optional.empty();
        };
    }

    /** One side that is false is enough; the one of fewer kinds is false more often. */
    private static Optional<Set<FactKind>> ofEither(Optional<Set<FactKind>> left, Optional<Set<FactKind>> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.or(() -> right);
        }
        return left.get().size() <= right.get().size() ? left : right;
    }

    private static Optional<Set<FactKind>> ofBoth(Optional<Set<FactKind>> left, Optional<Set<FactKind>> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Set<FactKind> both = new HashSet<>(left.get());
        both.addAll(right.get());
        return Optional.of(both);
    }

    /** The kind of a list of facts, of the household or of the person. */
    private Optional<Set<FactKind>> listed(CelExpr list) {
        if (list.getKind() != Kind.SELECT || list.select().testOnly()) {
            return Optional.empty();
        }
        CelType of = ast.getTypeOrThrow(list.select().operand().id());
        return of.name().equals("Facts")
                ? Optional.of(Set.of(new FactKind(list.select().field())))
                : Optional.empty();
    }
}
