package io.fangpin.risk.rules;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import io.fangpin.schemas.risk.AlertLevel;
import java.util.Arrays;
import java.util.List;

/** Which levels an expression may yield: names written out, chosen between by conditions. */
final class LevelNames {
    static final List<String> ALL =
            Arrays.stream(AlertLevel.values()).map(AlertLevel::name).toList();

    private static final String CONDITIONAL = "_?_:_";

    private LevelNames() {}

    /** Whether it yields nothing but levels, whatever its conditions come to. */
    static boolean only(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT ->
                expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
                        && ALL.contains(expression.constant().stringValue());
            case CALL -> {
                CelCall call = expression.call();
                yield call.function().equals(CONDITIONAL)
                        && only(call.args().get(1))
                        && only(call.args().get(2));
            }
            default -> false;
        };
    }
}
