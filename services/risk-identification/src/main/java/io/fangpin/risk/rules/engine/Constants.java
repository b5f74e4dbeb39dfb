package io.fangpin.risk.rules.engine;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Real;
import io.fangpin.risk.rules.engine.Code.Text;
import io.fangpin.risk.rules.engine.Code.Whole;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that are written in an expression. */
final class Constants {
    private Constants() {}

    /** Null for one of a type that rules have no use for. */
    static @Nullable Code of(CelConstant constant) {
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> {
                boolean value = constant.booleanValue();
                yield (Flag) frame -> value;
            }
            case INT64_VALUE -> {
                long value = constant.int64Value();
                yield (Whole) frame -> value;
            }
            case DOUBLE_VALUE -> {
                double value = constant.doubleValue();
                yield (Real) frame -> value;
            }
            case STRING_VALUE -> {
                String value = constant.stringValue();
                yield (Text) frame -> value;
            }
            case NOT_SET, NULL_VALUE, UINT64_VALUE, BYTES_VALUE, DURATION_VALUE, TIMESTAMP_VALUE -> null;
        };
    }

    /** The texts or whole numbers of a list that is written out; null when it is anything else. */
    static @Nullable Set<Object> allOf(CelExpr list) {
        if (list.getKind() != Kind.LIST) {
            return null;
        }
        List<CelExpr> elements = list.list().elements();
        Set<Object> values = new HashSet<>();
        for (CelExpr element : elements) {
            CelConstant constant = element.getKind() == Kind.CONSTANT ? element.constant() : CelConstant.ofNotSet();
            if (constant.getKind() == CelConstant.Kind.STRING_VALUE) {
                values.add(constant.stringValue());
            } else if (constant.getKind() == CelConstant.Kind.INT64_VALUE) {
                values.add(constant.int64Value());
            } else {
                return null;
            }
        }
        return Set.copyOf(values);
    }
}
